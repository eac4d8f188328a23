// The shapes of the demonstration. Everything here is generated: no person, family, camp, telephone number or
// identity number in it is real, and names are combined at random from common name parts.

/** The mark that every file, list title and record of the demonstration carries. */
export const GENERATED = 'generated demonstration data'

export type Sex = 'f' | 'm'

export type Role =
  | 'mother'
  | 'father'
  | 'child'
  | 'single adult'
  | 'grandparent'
  | 'relative at home'
  | 'namesake'

/** SAFEGUARDS.md's statuses of a person, and what the demonstration's stories need beside them. */
export type Status =
  | 'located'
  | 'detained'
  | 'whereabouts unknown'
  | 'deceased'
  | 'declined return'
  | 'returned'
  | 'at home'
  | 'never left'
  | 'widowed'
  | 'orphan'
  | 'unaccompanied'
  | 'separated'

/** Where the lists found the person (for the returned: before they left). Camp and prison names are fictional. */
export type Location = {
  kind: 'camp' | 'prison' | 'hospital' | 'home' | 'unknown' | 'deceased'
  place: string | null
  section: string | null
  tent: string | null
}

export type Person = {
  id: string
  generated: true
  familyId: string
  /** Kazakh Cyrillic, as the civil registry would write it. */
  given: string
  patronymic: string
  /** The legal family name. */
  family: string
  /** The other family name she is known by: maiden, or the husband's where the law knows only the maiden name. */
  otherFamily: string | null
  /** How she or he is called in Arabic: أم يوسف, أبو حمزة. */
  kunya: string | null
  /** A pet name as relatives write it, in Russian. */
  nickname: string | null
  sex: Sex
  born: string
  birthPlace: string
  birthCountry: 'KZ' | 'SY' | 'IQ' | 'other'
  motherId: string | null
  fatherId: string | null
  /** Parents' full names as the registry holds them; also for adults whose parents are not among the people. */
  motherName: string | null
  fatherName: string | null
  citizen: boolean
  role: Role
  location: Location
  /** The number of the mission the person flew with, or (mission 5) is planned on. */
  mission: number | null
  statuses: Status[]
  /** Shaped like an ЖСН, with a check digit that is wrong on purpose (iin.ts); null for those never registered. */
  iin: string | null
}

export type Side = 'maternal' | 'paternal'

export type Family = {
  id: string
  generated: true
  surname: string
  homeTown: string
  memberIds: string[]
  /** The relative at home who asks after the family, and through which parent. */
  enquirerId: string | null
  enquirerSide: Side | null
  mission: number | null
}

export type Composition = { men: number; women: number; children: number; orphans: number }

export type Mission = Composition & {
  number: number
  name: string
  total: number
  /** Departure and arrival; for mission 5, still planned, the dates proposed. */
  departs: string
  arrives: string
  from: string
  to: string
  state: 'arrived' | 'planned'
}

export type Operation = {
  key: string
  name: string
  title: string
  generated: true
  notice: string
  from: string
}

export type ListKey = 'camp' | 'enquiries' | 'partner' | 'registry'

/** The row counts from 0, the header not counted; a null person is an unsupported claim. */
export type RowTruth = { row: number; personId: string | null }

export type DemoList = {
  key: ListKey
  /** The list's title; says that it is generated. */
  name: string
  /** Of whom the list would have come. */
  publisher: string
  fileName: string
  columns: string[]
  rows: string[][]
  format: 'xlsx' | 'csv'
  encoding: 'utf-8' | 'windows-1251'
  delimiter: ',' | ';' | null
  rtl: boolean
  language: 'ar' | 'ru' | 'en' | 'kk'
  truth: RowTruth[]
}

/** A claim to citizenship that nothing supports; its rows have a null person in the truth. */
export type UnsupportedClaim = {
  id: string
  generated: true
  reason: 'foreign national' | 'not in the civil registry'
  /** The name as the claimant would give it, in Latin script. */
  name: string
  rows: { list: ListKey; row: number }[]
}

export type Demo = {
  generated: true
  notice: string
  seed: number
  operation: Operation
  missions: Mission[]
  people: Person[]
  families: Family[]
  lists: Record<ListKey, DemoList>
  unsupported: UnsupportedClaim[]
}
