// Versions of the manifest: each with its reason, and what it changed.
import { getVersion, type MissionPage, type VersionLine } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { useAnswer } from '../api/client.ts'
import { Facts } from '../components/Facts.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import classes from './operations.module.css'
import { Section, Traveller } from './parts.tsx'

export function Versions({ mission }: { mission: MissionPage }) {
  const t = useT()
  return (
    <Section title={t('operations.versions')}>
      {mission.versions.length === 0 && <p className={classes.quiet}>{t('operations.versions.none')}</p>}
      <ul className={classes.lines}>
        {mission.versions.map((version) => (
          <li key={version.id}>
            <span className={classes.grow}>
              <Link to={`/operations/missions/${mission.id}/versions/${version.number}` as '/'}>
                {t('operations.version', { number: version.number })}
              </Link>{' '}
              <bdi>{version.reason}</bdi>
            </span>
            <span>{t('operations.people', { count: version.lines })}</span>
            <span className={classes.quiet}>
              <bdi>{version.recordedBy}</bdi>, <InstantText value={version.recordedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function VersionPage() {
  const t = useT()
  const { missionId: id, number } = useParams({ strict: false }) as { missionId: string; number: string }
  const read = useAnswer(getVersion, { params: { id, number: Number(number) } })
  return (
    <Loaded from={read}>
      {(version) => (
        <div className={classes.page}>
          <PageTitle title={t('operations.version', { number: version.number })}>
            <Link to={`/operations/missions/${id}` as '/'}>{t('operations.to-mission')}</Link>
          </PageTitle>
          <Facts
            facts={[
              { label: t('operations.reason'), value: <bdi>{version.reason}</bdi> },
              { label: t('operations.version.by'), value: <bdi>{version.recordedBy}</bdi> },
              { label: t('operations.recorded'), value: <InstantText value={version.recordedAt} /> },
              ...(['total', 'men', 'women', 'children'] as const).map((part) => ({
                label: t(`operations.composition.${part}`),
                value: (
                  <NumberText
                    value={version.composition[part]}
                    definition={t(`operations.composition.${part}-means`)}
                  />
                ),
              })),
              {
                label: t('operations.version.hash'),
                value: <code dir="ltr">{version.contentHash.slice(0, 16)}…</code>,
              },
            ]}
          />
          {(['added', 'removed', 'changed'] as const).map((part) => (
            <Difference key={part} title={t(`operations.version.${part}`)} lines={version[part]} />
          ))}
        </div>
      )}
    </Loaded>
  )
}

function Difference({ title, lines }: { title: string; lines: readonly z.infer<typeof VersionLine>[] }) {
  if (lines.length === 0) return null
  return (
    <Section title={`${title} · ${lines.length}`}>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.line}>
            <span className={classes.grow}>
              <Traveller person={line.person} />
            </span>
            {line.seat && <bdi>{line.seat}</bdi>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
