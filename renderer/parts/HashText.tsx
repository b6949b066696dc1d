import './HashText.css'

/** A hash in groups of eight, so that the eye can hold it against paper. Copied, it is one word again. */
export function HashText({ hash }: { readonly hash: string }) {
  const groups = hash.match(/.{1,8}/g) ?? []
  return (
    <code className="hash" aria-label={hash}>
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </code>
  )
}
