// Four languages side by side; under each, the words with the figure's numbers in place.
import { Button, Code, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import {
  type CommuniqueTexts,
  communiqueLanguages,
  dayInWords,
  type Figure,
  figureCells,
  type InFourLanguages,
  type Journey,
  type Language,
  type Printing,
  placedCells,
  placesBreakdown,
  readText,
  renderParts,
  type TextValues,
  textDays,
  typedNumbersOf,
  valuesOf,
} from '@oralu/domain'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../components/FormProblem.tsx'
import { nameOf, useLanguage, useT } from '../i18n/index.tsx'
import { Disclosure } from './Disclosure.tsx'
import { draftTexts } from './draft-texts.ts'
import classes from './figures.module.css'
import { type ChosenJourney, JourneyInput, journeyOf } from './JourneyInput.tsx'
import { SmallCellsNotice, useApart } from './words.tsx'

export const directionOf = (language: Language) => (language === 'ar' ? 'rtl' : 'ltr')

const none: InFourLanguages = { kk: '', ru: '', en: '', ar: '' }

type Written = { texts: CommuniqueTexts; journey: Journey | null } & Printing

interface Props {
  figure: Figure
  texts: CommuniqueTexts
  printing?: Printing
  journey?: Journey | null
  /** Given where the text is a correction: what was wrong, for the reader. */
  note?: InFourLanguages | undefined
  correction: boolean
  act: string
  busy: boolean
  error: unknown
  onSubmit: (written: Written, note: InFourLanguages | undefined) => void
  onCancel: () => void
}

export function DraftEditor({
  figure,
  texts: first,
  printing: firstPrinting = { withheld: [], roundedTo: 1 },
  journey: firstJourney = null,
  note: firstNote,
  correction,
  act,
  busy,
  error,
  onSubmit,
  onCancel,
}: Props) {
  const t = useT()
  const apart = useApart()
  const language = useLanguage()
  const [texts, setTexts] = useState(first)
  const [note, setNote] = useState(firstNote ?? none)
  const [printing, setPrinting] = useState<Printing>({
    withheld: firstPrinting.withheld,
    roundedTo: firstPrinting.roundedTo,
  })
  const [chosen, setChosen] = useState<ChosenJourney>(firstJourney ?? { from: [], to: null })
  const journey = journeyOf(chosen)
  const values = valuesOf(figure, printing.roundedTo)
  /** Words that nobody has changed yet follow what is printed. */
  const print = (next: Printing) => {
    setPrinting(next)
    setTexts((before) =>
      JSON.stringify(before) === JSON.stringify(draftTexts(figure, printing.withheld))
        ? draftTexts(figure, next.withheld)
        : before,
    )
  }
  const placed = new Set(
    placedCells(texts)
      .filter(({ cell }) => printing.withheld.includes(cell))
      .map(({ cell }) => cell),
  )
  const set = (of: Language, change: Partial<CommuniqueTexts['en']>) =>
    setTexts((before) => ({ ...before, [of]: { ...before[of], ...change } }))
  const faulty = communiqueLanguages.some(
    (of) => readText(texts[of].title).fault || readText(texts[of].body).fault,
  )
  const typed = typedNumbersOf(texts)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!faulty && placed.size === 0 && journey !== undefined)
      onSubmit({ texts, journey, ...printing }, correction ? note : undefined)
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormProblem error={error} />
        <Text size="sm" component="div">
          {t('figures.draft.placeholders')}{' '}
          {[...figureCells, ...textDays].map((name, at) => (
            <span key={name}>
              {at > 0 && apart}
              <Code>{`{${name}}`}</Code>&nbsp;={' '}
              {name === 'day' || name === 'knownOn' ? dayInWords(values[name], language) : values[name]}
            </span>
          ))}
        </Text>
        <SmallCellsNotice figure={figure} breakdown={placesBreakdown(texts)} withheld={printing.withheld} />
        <Disclosure figure={figure} breakdown={placesBreakdown(texts)} printing={printing} onChange={print} />
        {placed.size > 0 && (
          <div className={classes.notice} role="status">
            {t('figures.disclosure.placed', {
              cells: [...placed].map((cell) => t(`figures.cell.${cell}`)).join(', '),
            })}
          </div>
        )}
        {typed.length > 0 && (
          <div className={classes.notice} role="status">
            {t('figures.draft.typed')}{' '}
            <bdi>{typed.map((each) => `${each.number} (${nameOf[each.language]})`).join(', ')}</bdi>
          </div>
        )}
        <div className={classes.languages}>
          {communiqueLanguages.map((of) => (
            <fieldset key={of} className={classes.language}>
              <legend lang={of}>{nameOf[of]}</legend>
              <div className={classes.fields}>
                {correction && (
                  <Textarea
                    label={t('figures.draft.note', { language: nameOf[of] })}
                    lang={of}
                    dir={directionOf(of)}
                    required
                    autosize
                    minRows={2}
                    value={note[of]}
                    onChange={({ currentTarget: { value } }) =>
                      setNote((before) => ({ ...before, [of]: value }))
                    }
                  />
                )}
                <TextInput
                  label={t('figures.draft.title', { language: nameOf[of] })}
                  lang={of}
                  dir={directionOf(of)}
                  required
                  maxLength={500}
                  value={texts[of].title}
                  onChange={({ currentTarget: { value } }) => set(of, { title: value })}
                />
                <Textarea
                  label={t('figures.draft.body', { language: nameOf[of] })}
                  lang={of}
                  dir={directionOf(of)}
                  required
                  autosize
                  minRows={6}
                  maxLength={10_000}
                  value={texts[of].body}
                  onChange={({ currentTarget: { value } }) => set(of, { body: value })}
                />
              </div>
              <Preview language={of} text={texts[of]} values={values} />
            </fieldset>
          ))}
        </div>
        <JourneyInput figure={figure} value={chosen} onChange={setChosen} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={busy}>
            {t('figures.back')}
          </Button>
          <Button type="submit" loading={busy} disabled={faulty || placed.size > 0 || journey === undefined}>
            {act}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Preview({
  language,
  text,
  values,
}: {
  language: Language
  text: CommuniqueTexts['en']
  values: TextValues
}) {
  const t = useT()
  const rendered = (one: string) => {
    const { parts, fault } = readText(one)
    return fault ? (
      <span className={classes.fault} role="alert">
        {t(`figures.fault.${fault.code}`, { at: fault.at + 1, found: fault.found })}
      </span>
    ) : (
      renderParts(parts, language, values)
    )
  }
  return (
    <section
      className={classes.preview}
      aria-label={t('figures.draft.preview', { language: nameOf[language] })}
      lang={language}
      dir={directionOf(language)}
    >
      <strong>{rendered(text.title)}</strong>
      <div>{rendered(text.body)}</div>
    </section>
  )
}
