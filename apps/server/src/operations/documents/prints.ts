// Papers of a frozen version, as data for the templates. None names the operation, a camp or the programme.
import { dayIn, officeZone, type Paper, type PersonBrief, Problem } from '@oralu/domain'
import type { Db } from '../../db/transaction.ts'
import { type Pair, sidesOf } from '../../papers/sides.ts'
import { setPaper, type Template } from '../../papers/typst.ts'
import { describePeople } from '../../people/queries.ts'
import type { VersionLineRow } from '../rules.ts'
import { legsOf } from '../whole.ts'
import { bornText, groupLetter, nameIn, placeOnPaper } from './rules.ts'
import { getFrozen, signaturesOf } from './signatures.ts'
import { documentsOf, getTravelRow, state } from './travel.ts'
import { type Word, words } from './words.ts'

interface Row {
  line: string
  together: string
  number: string
  name: [string, string]
  sex: Word
  born: string
  document: string
  seat: string
  group: string
  child: boolean
}

const templateOf: Record<Paper, Template> = {
  manifest: 'manifest',
  'boarding-cards': 'boarding-cards',
  'family-labels': 'family-labels',
  'head-count': 'head-count',
  custody: 'handover',
  care: 'handover',
}
const titleOf: Record<Paper, Word> = {
  manifest: 'manifest',
  'boarding-cards': 'boarding-card',
  'family-labels': 'family-label',
  'head-count': 'head-count',
  custody: 'custody',
  care: 'care',
}

export async function print(
  db: Db,
  missionId: string,
  paper: Paper,
  {
    languages: pair,
    version: number,
    lines: only,
  }: { languages: Pair; version?: number | undefined; lines?: string[] | undefined },
): Promise<Buffer> {
  const languages = sidesOf(pair)
  const version = await getFrozen(db, missionId, number)
  const lines = version.lines as unknown as VersionLineRow[]
  const all = await rowsOf(db, lines, languages)
  const rows = only ? all.filter(({ line }) => only.includes(line)) : all
  if (rows.length === 0) throw new Problem('refers-to-nothing')
  if (rows.some(({ child }) => (paper === 'care' && !child) || (paper === 'custody' && child)))
    throw new Problem('step-not-open', {
      detail:
        'Custody is handed over of the detained alone, never of a child; care is handed over of children.',
    })
  const legs = (await legsOf(db, [missionId])).get(missionId) ?? []
  const flights = legs.filter(({ mode }) => mode === 'air')
  const first = flights[0] ?? legs[0]
  const departure = first ? dayIn(first.fromZone, new Date(first.departsAt)) : '—'
  const signatures = await signaturesOf(db, [version.id])
  const [one] = languages
  const at = (instant: string) => `${instant.slice(0, 16).replace('T', ' ')} UTC`
  const signed = signatures.length
    ? signatures.map((each) => `${words[one].signed}: ${each.by}, ${at(each.at)}`).join(' · ')
    : words[one]['not-signed']
  const common = {
    languages,
    words: { [languages[0]]: words[languages[0]], [languages[1]]: words[languages[1]] },
    title: titleOf[paper],
    foot: [
      signed,
      `${words[one].content}: SHA-256 ${version.content_hash.toString('hex')} · ${words[one].version} ${version.number}`,
    ],
  }
  const route = flights.flatMap(({ from, to }) => [from, to]).map(placeOnPaper)
  const known = route.filter((place, index): place is string => place !== null && place !== route[index - 1])
  const cards = paper === 'boarding-cards' ? rows.map((row) => ({ ...row, departure, code: row.line })) : []
  const labels = paper === 'family-labels' ? labelsOf(rows) : []
  const data = {
    ...common,
    rows,
    facts: [
      { key: 'departure', value: departure },
      { key: 'route', value: known.join(' – ') || '—' },
      { key: 'version', value: `${version.number} · ${at(version.recorded_at)}` },
      { key: 'people', value: String(rows.length) },
    ],
    cards,
    labels,
    steps: [
      { key: 'departure', about: '' },
      ...legs.slice(1).map((_, index) => ({ key: 'leg', about: String(index + 2) })),
      { key: 'arrival', about: '' },
    ],
    forms: paper === 'custody' || paper === 'care' ? rows : [],
  }
  return await setPaper(
    templateOf[paper],
    data,
    [...cards, ...labels].map(({ code }) => code),
  )
}

async function rowsOf(db: Db, lines: readonly VersionLineRow[], [one, two]: Pair): Promise<Row[]> {
  const anchors = lines.map(({ anchor }) => anchor)
  const people = await describePeople(db, anchors)
  const documents = await documentsOf(db, anchors)
  const groups = [...new Set(lines.map(({ together }) => together))]
  const sorted = lines.toSorted(
    (a, b) =>
      groups.indexOf(a.together) - groups.indexOf(b.together) || (a.seat ?? '').localeCompare(b.seat ?? ''),
  )
  return sorted.map((line, at) => {
    const person: PersonBrief | null = people.get(line.anchor) ?? null
    const document = documents.get(line.anchor)
    return {
      line: line.line,
      together: line.together,
      number: String(at + 1),
      name: [nameIn(person, one), nameIn(person, two)],
      sex: (line.sex === 'male' || line.sex === 'female' ? line.sex : 'unknown') as Word,
      born: person ? bornText(person) : '—',
      document: document ? `${document.issuer} ${document.number}` : '—',
      seat: line.seat ?? '—',
      group: groupLetter(groups.indexOf(line.together)),
      child: line.child,
    }
  })
}

function labelsOf(rows: readonly Row[]) {
  return [...Map.groupBy(rows, (row) => row.together)].map(([together, members]) => ({
    group: members[0]!.group,
    people: String(members.length),
    seats: members.map(({ seat }) => seat).join(' '),
    code: together,
  }))
}

/** An emergency travel document that was issued. @throws Problem step-not-open for one that was shown or withdrawn */
export async function printTravelDocument(db: Db, id: string, languages: Pair): Promise<Buffer> {
  const row = await getTravelRow(db, id)
  if (row.kind !== 'issued' || row.withdrawn_at) throw new Problem('step-not-open')
  const dotted = (day: string) => day.split('-').reverse().join('.')
  const once = (own: string | null, latin: string) =>
    own === null || own.toLocaleUpperCase('kk') === latin ? [latin] : [own.toLocaleUpperCase('kk'), latin]
  const [one, two] = sidesOf(languages)
  return await setPaper('travel-document', {
    languages: [one, two],
    words: { [one]: words[one], [two]: words[two] },
    title: 'travel-document',
    foot: [],
    document: {
      code: row.code,
      issuer: row.issuer,
      number: row.number,
      surname: once(row.own_surname, row.surname),
      given: once(row.own_given, row.given),
      nationality: row.nationality,
      born: row.born ? dotted(row.born) : 'XX.XX.XXXX',
      birthPlace: (row.birth_place && placeOnPaper(row.birth_place)) ?? '—',
      sex: row.sex,
      issued: dotted(dayIn(officeZone, new Date(row.recorded_at))),
      expires: dotted(row.expires_on),
      route: row.route ?? '—',
      authority: words[one].state === words[two].state ? words[one].state : `${state} · ${words[one].state}`,
      mrz: row.mrz,
    },
  })
}
