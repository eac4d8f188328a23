// What goes out of a figure and what does not, and what readers of all that was ever published could work out of it.
import { Button, Checkbox, Group, Select, Stack, Text, Title } from '@mantine/core'
import {
  type AnswerOf,
  type Figure,
  type FigureCell,
  type Printing,
  type ReviewedCell,
  reviewDisclosure,
  roundings,
  type ToldNumber,
} from '@oralu/domain'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './figures.module.css'
import { WideTable } from './words.tsx'

interface Props {
  figure: Figure
  breakdown: boolean
  printing: Printing
  /** Left out: shown, not chosen. */
  onChange?: ((printing: Printing) => void) | undefined
}

export function Disclosure({ figure, breakdown, printing, onChange }: Props) {
  const t = useT()
  const { withheld, roundedTo } = printing
  const review = useAnswer(reviewDisclosure, {
    params: { id: figure.id },
    query: { breakdown: String(breakdown), withheld: withheld.join(',') || undefined, roundedTo },
  })
  return (
    <section aria-label={t('figures.disclosure.title')}>
      <Stack gap="xs">
        <Title order={2}>{t('figures.disclosure.title')}</Title>
        <Loaded from={review}>
          {(review) => (
            <>
              <Text size="sm">{t('figures.disclosure.looked', { count: review.publishedBefore })}</Text>
              <Cells figure={figure} review={review} printing={printing} onChange={onChange} />
              <Told tells={review.tells} />
              {review.beyondHelp && <Text size="sm">{t('figures.disclosure.beyond-help')}</Text>}
              {onChange && (
                <Group align="end">
                  <Select
                    label={t('figures.disclosure.round')}
                    allowDeselect={false}
                    value={String(roundedTo)}
                    data={roundings.map((base) => ({
                      value: String(base),
                      label: t('figures.disclosure.rounded', { base }),
                    }))}
                    onChange={(value) =>
                      onChange({ withheld, roundedTo: roundings.find((base) => String(base) === value) ?? 1 })
                    }
                  />
                  {review.cells.some(({ proposed }) => proposed) && (
                    <Button
                      variant="default"
                      onClick={() =>
                        onChange({
                          roundedTo,
                          withheld: review.cells.filter(({ proposed }) => proposed).map(({ cell }) => cell),
                        })
                      }
                    >
                      {t('figures.disclosure.propose')}
                    </Button>
                  )}
                </Group>
              )}
            </>
          )}
        </Loaded>
      </Stack>
    </section>
  )
}

function Cells({
  figure,
  review,
  printing: { withheld, roundedTo },
  onChange,
}: Pick<Props, 'figure' | 'printing' | 'onChange'> & { review: AnswerOf<typeof reviewDisclosure> }) {
  const t = useT()
  const print = (cell: FigureCell, printed: boolean) =>
    onChange?.({
      roundedTo,
      withheld: printed ? withheld.filter((each) => each !== cell) : [...withheld, cell],
    })
  return (
    <WideTable label={t('figures.disclosure.table')}>
      <thead>
        <tr>
          <th scope="col">{t('figures.disclosure.cell')}</th>
          <th scope="col" data-number>
            {t('figures.disclosure.counted')}
          </th>
          <th scope="col">{t('figures.disclosure.printed')}</th>
          <th scope="col">{t('figures.disclosure.reader')}</th>
          <th scope="col">{t('figures.disclosure.proposed')}</th>
        </tr>
      </thead>
      <tbody>
        {review.cells
          .filter(({ cell, value }) => cell !== 'adultsSexUnknown' || value > 0)
          .map((each) => (
            <tr key={each.cell}>
              <th scope="row">{t(`figures.cell.${each.cell}`)}</th>
              <td data-number>
                <NumberText value={each.value} />
              </td>
              <td>
                {onChange ? (
                  <Checkbox
                    aria-label={t('figures.disclosure.print', { cell: t(`figures.cell.${each.cell}`) })}
                    checked={!withheld.includes(each.cell)}
                    onChange={({ currentTarget: { checked } }) => print(each.cell, checked)}
                  />
                ) : (
                  t(`figures.disclosure.${withheld.includes(each.cell) ? 'no' : 'yes'}`)
                )}
              </td>
              <td>
                <Reader of={each} />
              </td>
              <td>
                {each.proposed &&
                  t(`figures.disclosure.why-${each.proposed}`, { threshold: figure.threshold })}
              </td>
            </tr>
          ))}
      </tbody>
    </WideTable>
  )
}

function Reader({ of: { readers } }: { of: ReviewedCell }) {
  const t = useT()
  if (!readers) return t('figures.disclosure.knows-it')
  return readers.high === null
    ? t('figures.disclosure.at-least', { low: readers.low })
    : t('figures.disclosure.between', { low: readers.low, high: readers.high })
}

function Told({ tells }: { tells: readonly ToldNumber[] }) {
  const t = useT()
  if (tells.length === 0) return null
  return (
    <div className={classes.notice} role="note">
      <strong>{t('figures.disclosure.tells')}</strong>
      <ul>
        {tells.map(({ of, cell, low, high }) => (
          <li key={`${of} ${cell}`}>
            <bdi>{of}</bdi>, {t(`figures.cell.${cell}`)}: {t('figures.disclosure.between', { low, high })}
          </li>
        ))}
      </ul>
    </div>
  )
}
