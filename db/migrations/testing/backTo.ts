import { insideOf, type Store } from '../../store/store.ts'

/** What takes each step back, by the version it leads to. */
const BACK: Readonly<Record<number, string>> = {
  2: 'DROP TABLE pseudonym',
  3: 'ALTER TABLE draft_item DROP COLUMN mode',
  4: 'DROP TABLE entry_item; DROP TABLE form_entry',
  6: `DROP TRIGGER pseudonym_insert; ALTER TABLE pseudonym DROP COLUMN salt; DELETE FROM meta WHERE key = 'pseudonymsToRecord'`,
  5: 'DROP INDEX audit_by_visit; DROP INDEX audit_after_completion',
  7: 'DROP TABLE struck_row',
}

/** Makes a store as an older version left it, with its rows in it: takes back every step after `version`, newest first. */
export function backTo(store: Store, version: number): void {
  const steps = Object.keys(BACK).map(Number)
  for (const step of steps.toSorted((a, b) => b - a)) {
    if (step > version) insideOf(store).writer.exec(BACK[step] ?? '')
  }
  insideOf(store).writer.exec(`PRAGMA user_version = ${version}`)
}
