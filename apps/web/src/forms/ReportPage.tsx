// Counts over a form's answers: as a table with bars, and as a file.
import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { exportFormReport, type FieldReport, getFormReport, today } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { addressOf } from '../api/call.ts'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './forms.module.css'
import { Said, useSaid } from './words.tsx'

export function ReportPage() {
  const t = useT()
  const said = useSaid()
  const { formId } = useParams({ strict: false }) as { formId: string }
  const [period, setPeriod] = useState('all')
  const params = { id: formId }
  const report = useAnswer(getFormReport, { params, query: { period } })
  const download = (as: 'csv' | 'xlsx') => addressOf(exportFormReport, { params, query: { period, as } })
  return (
    <>
      <PageTitle
        title={t('forms.report-of', { title: said(report.data?.title ?? {}, t('forms.untitled')) })}
        aside={
          <>
            <Button component="a" href={download('csv')} variant="default" download>
              CSV
            </Button>
            <Button component="a" href={download('xlsx')} variant="default" download>
              XLSX
            </Button>
          </>
        }
      >
        <Text c="dimmed">{t('forms.report-hint')}</Text>
      </PageTitle>
      <Group mb="md">
        <Select
          label={t('forms.period')}
          data={periods().map((value) => ({
            value,
            label: value === 'all' ? t('forms.period-all') : value.replace('-', ' '),
          }))}
          value={period}
          onChange={(value) => setPeriod(value ?? 'all')}
          allowDeselect={false}
        />
      </Group>
      <Loaded from={report}>
        {({ fields }) => (
          <Stack gap="md">
            {fields.length === 0 && <Text>{t('forms.report-none')}</Text>}
            {fields.map((field) => (
              <Field key={field.name} field={field} />
            ))}
          </Stack>
        )}
      </Loaded>
    </>
  )
}

/** All, this year and the last, and the quarters and months of this year so far. */
function periods(): string[] {
  const day = today()
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const quarters = Array.from({ length: Math.ceil(month / 3) }, (_, n) => `${year}-Q${n + 1}`)
  const months = Array.from({ length: month }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`)
  return ['all', `${year}`, `${year - 1}`, ...quarters.toReversed(), ...months.toReversed()]
}

function Field({ field }: { field: FieldReport }) {
  const t = useT()
  const { formatNumber } = useIntl()
  const most = Math.max(1, ...field.choices.map(({ count }) => count ?? 0))
  const numbers = [
    ['smallest', field.smallest],
    ['median', field.median],
    ['largest', field.largest],
  ] as const
  return (
    <section className={classes.box}>
      <h2>
        <Said words={field.label} otherwise={field.name} />
      </h2>
      <p className={classes.quiet}>
        {t(`compartment.${field.part}`)} ·{' '}
        {field.held ? t('forms.answered', { count: field.answered ?? 0 }) : t('forms.not-held')}
      </p>
      {field.choices.length > 0 && (
        <table className={classes.table}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('forms.choice')}</th>
              <th scope="col">{t('forms.count')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {field.choices.map(({ name, label, count }) => (
              <tr key={name}>
                <th scope="row">
                  {field.type === 'yes or no' ? (
                    t(`forms.answer.${name}`)
                  ) : (
                    <Said words={label} otherwise={name} />
                  )}
                </th>
                <td className={classes.number}>{count === null ? t('forms.few') : formatNumber(count)}</td>
                <td style={{ width: '50%' }} aria-hidden>
                  {count !== null && (
                    <span className={classes.bar} style={{ width: `${(100 * count) / most}%` }} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {numbers.some(([, value]) => value !== null) && (
        <Group gap="xl">
          {numbers.map(
            ([what, value]) =>
              value !== null && (
                <span key={what}>
                  {t(`forms.number.${what}`)} <strong>{formatNumber(value)}</strong>
                </span>
              ),
          )}
        </Group>
      )}
    </section>
  )
}
