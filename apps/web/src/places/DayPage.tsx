// The programme of a day, noted on a tablet: one tap for each who came; and the count of the evening.
import { Button, Group } from '@mantine/core'
import {
  callOffHour,
  dayAttendances,
  daysAfter,
  getProgramme,
  noteAttendance,
  type ProgrammeDay,
  type ProgrammeHour,
  today,
} from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { CasePerson, usePersonText } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayField } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useListAddress } from '../components/list-address.ts'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Evening } from './Evening.tsx'
import { HourForm } from './HourForm.tsx'
import own from './places.module.css'
import { usePlaceName } from './words.ts'

export function DayPage() {
  const t = useT()
  const can = useCan()
  const nameOf = usePlaceName()
  const { placeId } = useParams({ strict: false }) as { placeId: string }
  const { search, set } = useListAddress()
  const on =
    typeof search['on'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(search['on']) ? search['on'] : today()
  const found = useAnswer(getProgramme, { params: { id: placeId }, query: { on } })
  const [adding, setAdding] = useState(false)
  const works = (found.data?.worksHere ?? false) && can('care.write')
  const go = (day: string) => void set({ on: day === today() ? undefined : day })
  return (
    <>
      <PageTitle
        title={t('places.day')}
        action={works ? { label: t('places.add-hour'), onClick: () => setAdding(true) } : undefined}
      >
        {found.data && (
          <Link to={`/cases/places/${placeId}` as '/'}>
            <bdi>{nameOf(found.data.name)}</bdi>
          </Link>
        )}
      </PageTitle>
      <Group align="end" gap="sm" mb="md" className="no-print">
        <Button variant="default" onClick={() => go(daysAfter(on, -1))}>
          {t('places.day-before')}
        </Button>
        <DayField label={t('places.day-of')} value={on} onChange={(day) => day && go(day)} />
        <Button variant="default" onClick={() => go(daysAfter(on, 1))}>
          {t('places.day-after')}
        </Button>
      </Group>
      <Loaded from={found}>
        {(day) => (
          <div style={{ display: 'grid', gap: '1rem' }}>
            <Section title={t('places.programme')}>
              {day.hours.length === 0 && <p className={classes.quiet}>{t('places.no-hours')}</p>}
              {day.hours.map((hour) => (
                <Hour key={hour.id} hour={hour} day={day} works={works} />
              ))}
            </Section>
            <Evening placeId={placeId} day={day} works={works} />
          </div>
        )}
      </Loaded>
      {adding && <HourForm placeId={placeId} on={on} onClose={() => setAdding(false)} />}
    </>
  )
}

function Hour({ hour, day, works }: { hour: ProgrammeHour; day: ProgrammeDay; works: boolean }) {
  const t = useT()
  const textOf = usePersonText()
  const [open, setOpen] = useState(false)
  const [wished, setWished] = useState<Record<string, (typeof dayAttendances)[number]>>({})
  const send = useSend(noteAttendance, { invalidates: [getProgramme] })
  const off = useSend(callOffHour, { invalidates: [getProgramme] })
  const noted = new Map(hour.attendance.map((each) => [each.anchorId, each.attendance]))
  const notes = works && !hour.calledOff && day.day <= today()
  return (
    <section className={own.hour} data-off={hour.calledOff || undefined} aria-label={hour.title}>
      <div className={classes.head}>
        <h3>
          <bdi>
            {hour.starts}–{hour.ends}
          </bdi>{' '}
          · <bdi>{hour.title}</bdi>
        </h3>
        <Group gap="xs">
          {notes && (
            <Button
              variant="default"
              aria-expanded={open}
              aria-label={t(open ? 'places.close-notes-of' : 'places.note-of', { title: hour.title })}
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'places.close-notes' : 'places.note')}
            </Button>
          )}
          {works && !hour.calledOff && hour.attendance.length === 0 && (
            <Button
              variant="subtle"
              aria-label={t('places.call-off-of', { name: hour.title })}
              onClick={() => off.mutate({ params: { id: hour.id } })}
            >
              {t('places.call-off')}
            </Button>
          )}
        </Group>
      </div>
      <p className={classes.quiet}>
        {t(`places.hour.${word(hour.kind)}`)} · <bdi>{hour.where}</bdi> · <bdi>{hour.byWhom}</bdi>
        {hour.calledOff && <strong> · {t('places.called-off')}</strong>}
        {hour.attendance.length > 0 && (
          <>
            {' · '}
            {t('places.noted', {
              came: hour.attendance.filter((each) => each.attendance === 'came').length,
              noted: hour.attendance.length,
            })}
          </>
        )}
      </p>
      <FormProblem error={send.error ?? off.error} />
      {open && notes && (
        <div>
          {day.people.map((one) => {
            const held = wished[one.anchorId] ?? noted.get(one.anchorId)
            return (
              <div key={one.anchorId} className={own.person}>
                <div>
                  <CasePerson person={one.person} />
                  {one.room && (
                    <span className={classes.quiet}> · {t('places.room-named', { label: one.room })}</span>
                  )}
                </div>
                {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen */}
                <div className={own.taps} role="group" aria-label={textOf(one.person)}>
                  {dayAttendances.map((attendance) => (
                    <Button
                      key={attendance}
                      variant={held === attendance ? 'filled' : 'default'}
                      aria-pressed={held === attendance}
                      onClick={() => {
                        setWished((before) => ({ ...before, [one.anchorId]: attendance }))
                        send.mutate({ params: { id: hour.id }, body: { anchorId: one.anchorId, attendance } })
                      }}
                    >
                      {t(`places.attendance.${word(attendance)}`)}
                    </Button>
                  ))}
                </div>
              </div>
            )
          })}
        </div>
      )}
    </section>
  )
}
