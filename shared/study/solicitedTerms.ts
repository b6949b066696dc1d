/**
 * The CTCAE terms under which a solicited symptom may be coded, by the code of its row in the form after an injection; the first
 * one is what its everyday word means. A headache after a puncture may be leakage of cerebrospinal fluid (instruments 7).
 */
export const SYMPTOM_TERMS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  HEADACHE: ['Headache', 'Cerebrospinal fluid leakage'],
  NAUSEA: ['Nausea'],
  VOMITING: ['Vomiting'],
  FATIGUE: ['Fatigue', 'Malaise', 'Lethargy'],
  FEVER: ['Fever', 'Febrile neutropenia'],
  NECK: ['Meningismus', 'Neck pain', 'Meningitis'],
  BACK_PAIN: ['Back pain', 'Injection site reaction', 'Pain', 'Cerebrospinal fluid leakage'],
  LEG: [
    'Pain in extremity',
    'Muscle weakness lower limb',
    'Generalized muscle weakness',
    'Paresthesia',
    'Radiculitis',
    'Muscle cramp',
  ],
  IRRITABILITY: ['Irritability', 'Agitation', 'Restlessness'],
  DROWSINESS: ['Somnolence', 'Lethargy', 'Hypersomnia', 'Depressed level of consciousness'],
  SEIZURE: ['Seizure'],
  RASH: ['Rash maculo-papular', 'Urticaria', 'Pruritus', 'Allergic reaction', 'Rash acneiform'],
  BREATHING: [
    'Dyspnea',
    'Wheezing',
    'Bronchospasm',
    'Hypoxia',
    'Apnea',
    'Stridor',
    'Upper respiratory infection',
    'Anaphylaxis',
  ],
  BLADDER_BOWEL: [
    'Urinary retention',
    'Urinary incontinence',
    'Urinary frequency',
    'Urinary urgency',
    'Constipation',
    'Diarrhea',
    'Fecal incontinence',
  ],
  SLEEP: ['Insomnia', 'Hypersomnia', 'Restlessness'],
  SPASTICITY: ['Spasticity'],
  DIZZINESS: ['Dizziness', 'Vertigo', 'Presyncope', 'Syncope'],
  MARROW_PAIN: ['Bone pain', 'Pain', 'Bruising', 'Hematoma'],
}

/** Symptoms whose everyday word is their first term; the others need somebody to look before they are coded. */
export const PLAIN_SYMPTOMS: readonly string[] = [
  'HEADACHE',
  'NAUSEA',
  'VOMITING',
  'FATIGUE',
  'FEVER',
  'IRRITABILITY',
  'DROWSINESS',
  'SEIZURE',
  'SPASTICITY',
  'DIZZINESS',
]
