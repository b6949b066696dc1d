import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { xml } from '../../export/odm/xml.ts'
import { xmlEvents } from './xmlEvents.ts'

const events = (...chunks: string[]) => [...xmlEvents(chunks)]
const inPieces = (text: string, size: number) =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size))

describe('reading XML', () => {
  test('gives elements, attributes and text with their lines, whatever the prefix', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- <a> -->\n<o:a xmlns="urn:x" xmlns:o="urn:x" b="1 &gt; 0" c=\'x\'>\n<d/>t&#233;<![CDATA[<&]]></o:a>\n'
    const shown = events(text).map((event) =>
      'name' in event ? `${event.is} ${event.name} ${event.line}` : event.text,
    )
    expect(shown).toEqual(['open a 3', '\n', 'open d 4', 'close d 4', 't\u00e9', '<&', 'close a 4'])
  })

  test('leaves out what a comment holds, also where a careless reader takes it to have ended', () => {
    expect(
      events('<a><!--> <b/> --><c/><!---> <d/> --></a>').flatMap((each) => ('name' in each ? [each.name] : [])),
    ).toEqual(['a', 'c', 'c', 'a'])
  })

  test('leaves out whole what stands in another namespace, under any prefix and with anything inside', () => {
    const text =
      '<ODM xmlns="urn:odm" xmlns:v="urn:vendor"><v:ItemData Value="9"/><v:x><ItemData Value="8"/>text</v:x>' +
      '<ItemData xmlns="urn:vendor" Value="7"/><o:ItemData xmlns:o="urn:odm" Value="1"/></ODM>'
    const read = events(text)
    expect(read.flatMap((each) => (each.is === 'open' ? [each.attributes.get('Value')] : []))).toEqual([undefined, '1'])
    expect(read.some((each) => each.is === 'text')).toBe(false)
  })

  test('reads the same wherever the pieces of the file end', () => {
    const text = '<a b="x>y" c="&amp;"><!-- - -- --><d e=\'"\'>one\r\ntwo</d><f/><![CDATA[ ]] ]]></a>'
    const whole = events(text)
    for (let size = 1; size <= text.length; size += 1) {
      const joined = (list: typeof whole) =>
        list.reduce<string>(
          (sum, event) => sum + ('text' in event ? event.text : JSON.stringify([event.is, event.name])),
          '',
        )
      expect(joined(events(...inPieces(text, size)))).toBe(joined(whole))
    }
  })

  test('gives back whatever the export writes into an attribute or a text', () => {
    // What XML cannot hold at all is left out by the export.
    // oxlint-disable-next-line no-control-regex
    const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
    const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replace(impossible, ''))
    fc.assert(
      fc.property(plain, plain, fc.integer({ min: 1, max: 9 }), (value, inside, size) => {
        const read = events(...inPieces(xml('a', { '@v': value, b: { '#': inside } }), size))
        const opened = read.find((event) => event.is === 'open')
        expect(opened?.is === 'open' && opened.attributes.get('v')).toBe(value)
        expect(read.flatMap((event) => (event.is === 'text' ? [event.text] : [])).join('')).toBe(inside)
      }),
    )
  })

  test.each([
    ['a bomb of entities', '<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c "&b;&b;">]><a>&c;</a>', /document type/],
    ['an entity from elsewhere', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', /document type/],
    ['an unknown entity', '<a>&b;</a>', /entity/],
    ['a bare ampersand', '<a>a & b</a>', /XML does not know|entity/],
    ['half a file', '<a><b></b>', /ends in the middle/],
    ['half a tag', '<a><b c="', /ends in the middle/],
    ['an element closed out of order', '<a><b></a></b>', /not open/],
    ['two roots', '<a/><b/>', /after its end/],
    ['text that is no XML', 'PK\u0003\u0004 something', /ends in the middle/],
    ['an attribute twice', '<a b="1" b="2"/>', /twice/],
    ['an attribute without quotes', '<a b=1/>', /cannot be read/],
    ['a sign that cannot be', '<a>&#0;</a>', /XML does not know/],
    ['a sign that cannot be, as it is', '<a>\u0000</a>', /XML does not know/],
    ['one in an attribute', '<a b="\u000b"/>', /XML does not know/],
    ['one between CDATA marks', '<a><![CDATA[\u0008]]></a>', /XML does not know/],
    ['a prefix that nothing declares', '<a><x:b/></a>', /prefix/],
    ['an element closed by another prefix', '<o:a xmlns:o="u" xmlns:p="u"></p:a>', /not open/],
    ['a comment that never ends', '<a><!--></a>', /ends in the middle/],
    ['an instruction that never ends', '<?><a/>', /ends in the middle/],
    ['another encoding on a line of its own', '<?xml version="1.0"\nencoding="ISO-8859-1"?><a/>', /UTF-8/],
    ['text after its end', '<a/> and more', /ends in the middle/],
    ['CDATA after its end', '<a/><![CDATA[more]]>', /outside its elements/],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', /UTF-8/],
    ['endless nesting', '<a>'.repeat(10_000), /nested too deeply/],
    ['one endless tag', `<a b="${'x'.repeat(2_000_000)}"/>`, /too long/],
  ])('refuses %s and says so', (_name, text, message) => {
    expect(() => events(text)).toThrow(message)
    expect(() => events(...inPieces(text, 4096))).toThrow(message)
  })
})
