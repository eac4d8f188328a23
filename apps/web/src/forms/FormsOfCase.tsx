// The part of a case page with the forms filled about its person, and the way to fill in another.
import { Button, Select } from '@mantine/core'
import { caseParts, type FillableForm, listFillings, partOfTrack, trackKinds } from '@oralu/domain'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { formatDay } from '../i18n/dates.ts'
import { useLanguage, useT } from '../i18n/index.tsx'
import classes from './forms.module.css'
import { Said, useSaid } from './words.tsx'

interface Props {
  anchorId: string
  /** Visits that a form can be about. */
  visits?: readonly { id: string; plannedOn: string; purpose: string }[]
  closed?: boolean
}

export function FormsOfCase({ anchorId, visits = [], closed = false }: Props) {
  const t = useT()
  const [choosing, setChoosing] = useState(false)
  const filled = useAnswer(listFillings, { params: { anchorId } }, { keep: false })
  return (
    <section className={classes.box} aria-label={t('forms.of-case')}>
      <Loaded from={filled} lines={2}>
        {({ items, open }) => (
          <>
            <div className={classes.head}>
              <h2>{t('forms.of-case')}</h2>
              {!closed && open.length > 0 && (
                <Button size="xs" variant="default" onClick={() => setChoosing(true)}>
                  {t('forms.fill')}
                </Button>
              )}
            </div>
            {items.length === 0 && (
              <p className={classes.quiet}>
                {t(open.length > 0 ? 'forms.none-filled' : 'forms.none-to-fill')}
              </p>
            )}
            <ul className={classes.lines}>
              {items.map((filling) => {
                const last = filling.parts.at(-1)
                const draft = filling.parts.some(({ state }) => state === 'draft')
                return (
                  <li key={filling.id}>
                    <Link to={`/cases/forms/fill/${anchorId}/${filling.id}` as '/'} className={classes.grow}>
                      <Said words={filling.title} otherwise={t('forms.untitled')} />
                    </Link>
                    {draft && <span>{t('forms.state.draft-answers')}</span>}
                    {last && (
                      <span className={classes.quiet}>
                        <bdi>{last.by.name}</bdi>, <InstantText value={last.at} />
                      </span>
                    )}
                  </li>
                )
              })}
            </ul>
            {choosing && (
              <Choose anchorId={anchorId} visits={visits} forms={open} onClose={() => setChoosing(false)} />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Choose({
  anchorId,
  visits,
  forms,
  onClose,
}: Required<Pick<Props, 'anchorId' | 'visits'>> & { forms: readonly FillableForm[]; onClose: () => void }) {
  const t = useT()
  const said = useSaid()
  const can = useCan()
  const language = useLanguage()
  const navigate = useNavigate()
  const [versionId, setVersionId] = useState<string | null>(forms.length === 1 ? forms[0]!.versionId : null)
  const [visit, setVisit] = useState<string | null>(visits.at(-1)?.id ?? null)
  const tracks = trackKinds.filter((kind) =>
    caseParts.some((part) => part === partOfTrack[kind] && can(`${part}.read`)),
  )
  const [track, setTrack] = useState<string | null>(tracks[0] ?? null)
  const form = forms.find((each) => each.versionId === versionId)
  const ready =
    form !== undefined &&
    (form.subject !== 'visit' || visit !== null) &&
    (form.subject !== 'track' || track !== null)
  return (
    <FormModal
      title={t('forms.fill')}
      hint={form && said(form.purpose)}
      act={t('forms.fill-begin')}
      ready={ready}
      busy={false}
      error={undefined}
      onClose={onClose}
      onSubmit={() =>
        void navigate({
          to: `/cases/forms/fill/${anchorId}/${crypto.randomUUID()}` as '/',
          search: {
            version: versionId,
            ...(form?.subject === 'visit' ? { visit } : {}),
            ...(form?.subject === 'track' ? { track } : {}),
          } as never,
        })
      }
    >
      <Select
        label={t('forms.form')}
        data={forms.map((each) => ({ value: each.versionId, label: said(each.title, t('forms.untitled')) }))}
        value={versionId}
        onChange={setVersionId}
        required
      />
      {form?.subject === 'visit' && (
        <Select
          label={t('forms.visit')}
          data={visits.map(({ id, plannedOn, purpose }) => ({
            value: id,
            label: `${formatDay(plannedOn, language)} · ${purpose}`,
          }))}
          value={visit}
          onChange={setVisit}
          nothingFoundMessage={t('forms.no-visit')}
          required
        />
      )}
      {form?.subject === 'track' && (
        <Select
          label={t('cases.track-kind')}
          data={tracks.map((kind) => ({ value: kind, label: t(`cases.track.${kind}`) }))}
          value={track}
          onChange={setTrack}
          required
        />
      )}
    </FormModal>
  )
}
