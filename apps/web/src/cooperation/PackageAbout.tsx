// What is said of a package, ours or theirs.
import { Text } from '@mantine/core'
import type { PackagePage as Package } from '@oralu/domain'
import { type Fact, Facts } from '../components/Facts.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'
import { By, Go, Reason } from './parts.tsx'

/** The line under the title of either. */
export function Under({ of }: { of: Package }) {
  const t = useT()
  return (
    <Text c="dimmed" component="div">
      {t(`cooperation.package-direction.${of.direction}`)} ·{' '}
      <Go to={`/cooperation/partners/${of.partnerId}`}>{of.partner}</Go> ·{' '}
      {t(`cooperation.package-state.${word(of.state)}`)}
    </Text>
  )
}

export function About({ of }: { of: Package }) {
  const t = useT()
  return (
    <Box title={t('cooperation.about')}>
      <Facts facts={useFacts(of)} />
    </Box>
  )
}

function useFacts(it: Package): Fact[] {
  const t = useT()
  const fields = [...(it.fields.identity ?? []), ...(it.fields.mission ?? [])]
  return [
    {
      label: t('cooperation.agreement'),
      value: <Go to={`/cooperation/agreements/${it.agreementId}`}>{it.agreement}</Go>,
    },
    ...(it.requestId
      ? [
          {
            label: t('meetings.request'),
            value: (
              <Go to={`/cooperation/requests/${it.requestId}`}>{it.request ?? t('meetings.request')}</Go>
            ),
          },
        ]
      : []),
    { label: t('cooperation.persons'), value: t('cooperation.persons-count', { count: it.persons }) },
    {
      label: t('cooperation.fields'),
      value: fields.map((field) => <div key={field}>{t(`cooperation.field.${field}`)}</div>),
    },
    { label: t('cooperation.agreement.purpose'), value: <bdi>{it.purpose}</bdi> },
    { label: t('cooperation.onward'), value: <bdi>{it.onward}</bdi> },
    { label: t('cooperation.expires-on'), value: <InstantText value={it.expiresAt} /> },
    { label: t('cooperation.kept-until'), value: <DayText value={it.retainUntil} /> },
    ...(it.listId
      ? [
          {
            label: t('cooperation.package.list'),
            value: <Go to={`/lists/${it.listId}`}>{t('cooperation.package.open-list')}</Go>,
          },
        ]
      : []),
    ...(it.carriage?.problem
      ? [{ label: t('cooperation.carriage'), value: <Reason code={it.carriage.problem} /> }]
      : []),
    ...(it.sealedSha256
      ? [
          {
            label: t('cooperation.package.sha256'),
            value: (
              <bdi dir="ltr" className={classes.key}>
                {it.sealedSha256}
              </bdi>
            ),
          },
        ]
      : []),
  ]
}

/** That deletion was asked, by whom of the two sides, and why. */
export function Recalled({ of, text }: { of: Package; text: string }) {
  return (
    <>
      <strong>{text}</strong> <bdi>{of.recalledWhy}</bdi> <By by={null} at={of.recalledAt} />
    </>
  )
}
