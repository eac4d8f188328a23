import {
  type HealthArea,
  healthAreas,
  type TrackAssessment,
  type TrackPart,
  type TrackPlan,
  today,
  trackEndpoints,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, DayField, filled, useFields, Words } from '../components/fields.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { Part } from './Part.tsx'
import own from './tracks.module.css'

interface Props {
  part: TrackPart
  track: TrackPlan
  writes: boolean
}

/** The newest assessment of each area; the ones that it supersedes can be opened. */
export function Assessments({ part, track, writes }: Props) {
  const t = useT()
  const [assessing, setAssessing] = useState(false)
  const areas = [...new Set(track.assessments.map(({ area }) => area))]
  const newest = areas.map((area) => track.assessments.find((each) => each.area === area)!)
  const older = track.assessments.filter((each) => !newest.includes(each))
  return (
    <Part
      title={t('tracks.assessment')}
      act={writes ? t('tracks.assess') : undefined}
      onAct={() => setAssessing(true)}
    >
      {newest.length === 0 && <p className={classes.quiet}>{t('tracks.no-assessment')}</p>}
      {newest.map((each) => (
        <One key={each.id} of={each} />
      ))}
      {older.length > 0 && (
        <details className={own.values}>
          <summary>{t('tracks.assessments-before', { count: older.length })}</summary>
          {older.map((each) => (
            <One key={each.id} of={each} />
          ))}
        </details>
      )}
      {assessing && <AssessForm part={part} track={track} onClose={() => setAssessing(false)} />}
    </Part>
  )
}

function One({ of }: { of: TrackAssessment }) {
  const t = useT()
  return (
    <div>
      <p className={classes.quiet}>
        {of.area && <>{t(`tracks.area.${of.area}`)} · </>}
        <DayText value={of.assessedOn} /> · <bdi>{of.by.name}</bdi>
      </p>
      <dl className={own.three}>
        {(['ownView', 'strengths', 'needed'] as const).map((field) => (
          <div key={field}>
            <dt>{t(`tracks.assess.${field}`)}</dt>
            <dd>
              <bdi>{of[field]}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function AssessForm({ part, track, onClose }: { part: TrackPart; track: TrackPlan; onClose: () => void }) {
  const t = useT()
  const [of, set] = useFields({
    area: 'physical' as HealthArea,
    assessedOn: today(),
    ownView: '',
    strengths: '',
    needed: '',
  })
  const send = useSend(trackEndpoints[part].assess, { invalidates: ['/cases'], onDone: onClose })
  const { area, ...body } = of
  return (
    <FormModal
      title={t('tracks.assess')}
      hint={t('tracks.assess-hint')}
      act={t('cases.save')}
      ready={filled(of.assessedOn, of.ownView, of.strengths, of.needed)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { id: track.id }, body: { ...body, ...(part === 'health' ? { area } : {}) } })
      }
      onClose={onClose}
      wide
    >
      {part === 'health' && (
        <Choice
          label={t('tracks.area')}
          say={(code) => t(`tracks.area.${code}`)}
          codes={healthAreas}
          value={of.area}
          onChange={(value) => set({ area: value })}
        />
      )}
      <DayField
        label={t('tracks.assessed-on')}
        value={of.assessedOn}
        max={today()}
        onChange={(assessedOn) => set({ assessedOn })}
      />
      <Words
        label={t('tracks.assess.ownView')}
        hint={t('tracks.own-view-hint')}
        value={of.ownView}
        onChange={(ownView) => set({ ownView })}
      />
      <Words
        label={t('tracks.assess.strengths')}
        value={of.strengths}
        onChange={(strengths) => set({ strengths })}
      />
      <Words label={t('tracks.assess.needed')} value={of.needed} onChange={(needed) => set({ needed })} />
    </FormModal>
  )
}
