// Readings that stand out, hour by hour, and what was found when they were looked into.
import { Button, Select } from '@mantine/core'
import { manyReadings, readingFindings, reviewReading, type UnusualReading } from '@oralu/domain'
import { useState } from 'react'
import classesOfTable from '../administration/administration.module.css'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Words } from '../components/fields.tsx'
import { InstantText, NumberText } from '../components/text.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { AboutText } from './AboutText.tsx'
import { Part } from './Part.tsx'

export function Readings({ items }: { items: readonly UnusualReading[] }) {
  const t = useT()
  const me = useMe().account.id
  const [looking, setLooking] = useState<UnusualReading>()
  return (
    <Part
      title={t('oversight.morning.readings')}
      hint={t('oversight.morning.readings-hint', { many: manyReadings })}
      none={items.length ? null : t('oversight.morning.readings-none')}
    >
      <div className={classesOfTable.wide}>
        <table className={classesOfTable.table} aria-label={t('oversight.morning.readings')}>
          <thead>
            <tr>
              <th scope="col">{t('oversight.ledger.at')}</th>
              <th scope="col">{t('oversight.ledger.actor')}</th>
              <th scope="col">{t('oversight.ledger.about')}</th>
              <th scope="col">{t('oversight.morning.times')}</th>
              <th scope="col">{t('oversight.ledger.rows')}</th>
              <th scope="col">{t('oversight.morning.why')}</th>
              <th scope="col">{t('oversight.reading.looked')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((each) => (
              <tr key={each.first}>
                <td>
                  <InstantText value={each.at} />
                </td>
                <td>
                  <bdi>{each.actor.name}</bdi>
                </td>
                <td>
                  {each.about.map((about, at) => (
                    <span key={about}>
                      {at > 0 && ', '}
                      <AboutText about={about} />
                    </span>
                  ))}
                </td>
                <td>
                  <NumberText value={each.readings} />
                </td>
                <td>
                  <NumberText value={each.rows} />
                </td>
                <td>
                  {[
                    each.byNight && t('oversight.morning.by-night'),
                    each.byBreakGlass && t('oversight.morning.by-glass'),
                    each.byNumber && t('oversight.morning.by-number'),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </td>
                <td>
                  {each.actor.id === me ? (
                    t('oversight.reading.own')
                  ) : (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('oversight.reading.look-of', { name: each.actor.name })}
                      onClick={() => setLooking(each)}
                    >
                      {t('oversight.reading.look')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {looking && <LookForm of={looking} onClose={() => setLooking(undefined)} />}
    </Part>
  )
}

function LookForm({ of, onClose }: { of: UnusualReading; onClose: () => void }) {
  const t = useT()
  const [finding, setFinding] = useState<(typeof readingFindings)[number] | null>(null)
  const [words, setWords] = useState('')
  const send = useSend(reviewReading, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('oversight.reading.look')}
      hint={t('oversight.reading.hint', { name: of.actor.name })}
      act={t('oversight.save')}
      ready={finding !== null && words.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        if (finding)
          send.mutate({
            body: {
              first: of.first,
              last: of.last,
              accountId: of.actor.id,
              finding,
              words: words.trim(),
            },
          })
      }}
      onClose={onClose}
    >
      <Select
        label={t('oversight.reading.finding')}
        required
        data={readingFindings.map((value) => ({
          value,
          label: t(`oversight.reading.finding.${word(value)}`),
        }))}
        value={finding}
        onChange={(value) => setFinding(readingFindings.find((each) => each === value) ?? null)}
      />
      <Words label={t('oversight.reading.words')} value={words} onChange={setWords} />
    </FormModal>
  )
}
