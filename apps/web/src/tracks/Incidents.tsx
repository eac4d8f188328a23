// Bullying and stigma at school: protection, since telling of it repeats what was said of a child's past.
import { addSchoolIncident, incidentKinds, incidentTellers, listSchoolIncidents, today } from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, DayField, filled, orNull, useFields, Words } from '../components/fields.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

export function Incidents({ anchorId, writes }: { anchorId: string; writes: boolean }) {
  const t = useT()
  const read = useAnswer(listSchoolIncidents, { params: { anchorId } }, { keep: false })
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={t('tracks.incidents')}
      {...(writes ? { act: t('tracks.add-incident'), onAct: () => setAdding(true) } : {})}
    >
      <Loaded from={read} lines={1}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className={classes.quiet}>{t('tracks.no-incidents')}</p>}
            <ul className={classes.lines}>
              {items.map((each) => (
                <li key={each.id}>
                  <div className={classes.grow}>
                    {t(`tracks.incident.${word(each.kind)}`)} · <DayText value={each.happenedOn} />
                    <p className={classes.note} data-superseded={each.supersededBy ?? undefined}>
                      <bdi>{each.words}</bdi>
                    </p>
                    {each.done && (
                      <p className={classes.note}>
                        {t('tracks.incident-done')}: <bdi>{each.done}</bdi>
                      </p>
                    )}
                    <span className={classes.quiet}>
                      {t(`tracks.told-by.${word(each.toldBy)}`)} · <bdi>{each.by.name}</bdi>
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {adding && <IncidentForm anchorId={anchorId} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function IncidentForm({ anchorId, onClose }: { anchorId: string; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({
    happenedOn: today(),
    kind: 'bullying' as (typeof incidentKinds)[number],
    toldBy: 'the child' as (typeof incidentTellers)[number],
    words: '',
    done: '',
  })
  const send = useSend(addSchoolIncident, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.add-incident')}
      hint={t('tracks.incident-hint')}
      act={t('cases.save')}
      ready={filled(of.happenedOn, of.words)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { anchorId }, body: { ...of, words: of.words.trim(), done: orNull(of.done) } })
      }
      onClose={onClose}
    >
      <Choice
        label={t('tracks.incident-kind')}
        say={(code) => t(`tracks.incident.${code}`)}
        codes={incidentKinds}
        value={of.kind}
        onChange={(kind) => set({ kind })}
      />
      <DayField
        label={t('tracks.happened-on')}
        value={of.happenedOn}
        max={today()}
        onChange={(happenedOn) => set({ happenedOn })}
      />
      <Choice
        label={t('tracks.told-by')}
        say={(code) => t(`tracks.told-by.${code}`)}
        codes={incidentTellers}
        value={of.toldBy}
        onChange={(toldBy) => set({ toldBy })}
      />
      <Words label={t('tracks.incident-words')} value={of.words} onChange={(words) => set({ words })} />
      <Words label={t('tracks.incident-done')} value={of.done} optional onChange={(done) => set({ done })} />
    </FormModal>
  )
}
