// The count of the evening: how many are there, and where those are known to be who are not.
import { Button, Select } from '@mantine/core'
import { absencesKnown, countEvening, type ProgrammeDay, today } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { CasePerson, usePersonText } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Amount } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import own from './places.module.css'

type Known = (typeof absencesKnown)[number]

export function Evening({ placeId, day, works }: { placeId: string; day: ProgrammeDay; works: boolean }) {
  const t = useT()
  const [counting, setCounting] = useState(false)
  const { evening } = day
  const differs = evening && evening.present + evening.absent.length !== day.expected
  const may = works && day.day <= today()
  return (
    <Section
      title={t('places.evening')}
      {...(may
        ? { act: t(evening ? 'places.count-again' : 'places.count'), onAct: () => setCounting(true) }
        : {})}
    >
      {evening ? (
        <>
          <p>{t('places.counted', { present: evening.present, expected: day.expected })}</p>
          {differs && (
            <p className={classes.late}>
              {t('places.differs', {
                count: Math.abs(day.expected - evening.present - evening.absent.length),
              })}
            </p>
          )}
          <ul className={classes.lines}>
            {evening.absent.map((one) => (
              <li key={one.anchorId}>
                <span className={classes.grow}>
                  <CasePerson person={one.person} />
                </span>
                <span className={one.known === 'not known' ? classes.late : undefined}>
                  {t(`places.known.${word(one.known)}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className={classes.quiet}>{t('places.not-counted', { expected: day.expected })}</p>
      )}
      {counting && <CountForm placeId={placeId} day={day} onClose={() => setCounting(false)} />}
    </Section>
  )
}

function CountForm({ placeId, day, onClose }: { placeId: string; day: ProgrammeDay; onClose: () => void }) {
  const t = useT()
  const textOf = usePersonText()
  const [absent, setAbsent] = useState<readonly { anchorId: string; known: Known }[]>(
    day.evening?.absent.map(({ anchorId, known }) => ({ anchorId, known })) ?? [],
  )
  const [present, setPresent] = useState(String(day.evening?.present ?? day.expected))
  const send = useSend(countEvening, { invalidates: ['/cases'], onDone: onClose })
  const name = (anchorId: string) =>
    textOf(day.people.find((one) => one.anchorId === anchorId)?.person ?? null)
  const without = (anchorId: string) => absent.filter((one) => one.anchorId !== anchorId)
  return (
    <FormModal
      wide
      title={t('places.count')}
      act={t('cases.save')}
      hint={t('places.count-hint', { expected: day.expected })}
      ready={/^\d+$/.test(present)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: placeId },
          body: { on: day.day, present: Number(present), absent: [...absent] },
        })
      }
      onClose={onClose}
    >
      <Amount label={t('places.present')} value={present} onChange={setPresent} />
      <Select
        label={t('places.add-absent')}
        data={day.people
          .filter((one) => !absent.some((each) => each.anchorId === one.anchorId))
          .map((one) => ({ value: one.anchorId, label: textOf(one.person) }))}
        value={null}
        onChange={(anchorId) => {
          if (!anchorId) return
          setAbsent([...absent, { anchorId, known: 'not known' }])
          setPresent(String(Math.max(0, Number(present) - 1)))
        }}
        searchable
      />
      {absent.map(({ anchorId, known }) => (
        <div key={anchorId} className={own.person}>
          <Select
            label={t('places.known-of', { name: name(anchorId) })}
            data={absencesKnown.map((code) => ({
              value: code as string,
              label: t(`places.known.${word(code)}`),
            }))}
            value={known}
            allowDeselect={false}
            onChange={(next) =>
              setAbsent(
                absent.map((one) =>
                  one.anchorId === anchorId && next ? { anchorId, known: next as Known } : one,
                ),
              )
            }
          />
          <Button
            variant="subtle"
            aria-label={t('places.is-there', { name: name(anchorId) })}
            onClick={() => {
              setAbsent(without(anchorId))
              setPresent(String(Number(present) + 1))
            }}
          >
            {t('places.there')}
          </Button>
        </div>
      ))}
    </FormModal>
  )
}
