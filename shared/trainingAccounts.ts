import type { Role } from './roles.ts'

/** One account of the training study. Its password is public: the study holds invented children only. */
export interface TrainingAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly password: string
}

/** Everybody who can try the application; the sign-in screen of the training study offers them. */
export const TRAINING_ACCOUNTS: readonly TrainingAccount[] = [
  { username: 'nasrin', name: 'Nasrin (training)', role: 'nurse', password: 'warm bread before dawn' },
  { username: 'iman', name: 'Iman (training)', role: 'investigator', password: 'three boats near harbour' },
  { username: 'kaveh', name: 'Kaveh (training)', role: 'coordinator', password: 'green lamp on the desk' },
  { username: 'mina', name: 'Mina (training)', role: 'monitor', password: 'quiet train over bridge' },
  { username: 'arash', name: 'Arash (training)', role: 'administrator', password: 'blue door with brass bell' },
]
