import type { Attributes } from './xmlEvents.ts'

/** Where in an ODM file the reader is: child, visit, form, or an account. */
export class OdmPlace {
  subject = ''
  event = ''
  eventKey = ''
  form = ''
  formKey = ''
  user = ''

  open(name: string, attributes: Attributes): void {
    const of = (key: string) => attributes.get(key) ?? ''
    if (name === 'SubjectData') this.subject = of('SubjectKey')
    else if (name === 'StudyEventData') {
      this.event = of('StudyEventOID')
      this.eventKey = of('StudyEventRepeatKey')
    } else if (name === 'FormData') {
      this.form = of('FormOID')
      this.formKey = of('FormRepeatKey')
    } else if (name === 'User') this.user = of('OID')
  }

  close(name: string): void {
    if (name === 'User') this.user = ''
  }
}
