// Agreement to one service. The database says what is missing of it.
import {
  agreementBy,
  agreementHow,
  childAssents,
  sayOfChild,
  type TrackPart,
  type TrackService,
  today,
  trackEndpoints,
} from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, DayField, filled, OneLine, orNull, Tick, useFields, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

interface Props {
  part: TrackPart
  service: TrackService
  child: boolean
  onClose: () => void
}

export function AgreeForm({ part, service, child, onClose }: Props) {
  const t = useT()
  const [of, set] = useFields({
    givenOn: today(),
    by: (child ? 'guardian' : 'the person') as (typeof agreementBy)[number],
    how: 'written' as (typeof agreementHow)[number],
    witness: '',
    language: '',
    interpreter: '',
    privateRoom: false,
    guardPresent: false,
    alternatives: false,
    words: '',
    childView: '',
    childAssent: 'too young' as (typeof childAssents)[number],
  })
  const send = useSend(trackEndpoints[part].agree, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.agree-of', { title: service.title })}
      hint={t('tracks.agree-hint')}
      act={t('cases.save')}
      ready={filled(of.givenOn, of.language, of.words) && (!child || filled(of.childView))}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: service.id },
          body: {
            ...of,
            witness: orNull(of.witness),
            interpreter: orNull(of.interpreter),
            childView: orNull(of.childView),
            childAssent: child ? of.childAssent : null,
          },
        })
      }
      onClose={onClose}
      wide
    >
      <Choice
        label={t('tracks.agreed-by')}
        say={(code) => t(`tracks.agreement-by.${code}`)}
        codes={agreementBy}
        value={of.by}
        onChange={(by) => set({ by })}
      />
      <Choice
        label={t('tracks.agreed-how')}
        say={(code) => t(`tracks.agreement-how.${code}`)}
        codes={agreementHow}
        value={of.how}
        onChange={(how) => set({ how })}
      />
      {of.how === 'spoken' && (
        <OneLine label={t('tracks.witness')} value={of.witness} onChange={(witness) => set({ witness })} />
      )}
      <OneLine label={t('tracks.language')} value={of.language} onChange={(language) => set({ language })} />
      <OneLine
        label={t('tracks.interpreter')}
        value={of.interpreter}
        optional
        onChange={(interpreter) => set({ interpreter })}
      />
      <DayField
        label={t('tracks.given-on')}
        value={of.givenOn}
        max={today()}
        onChange={(givenOn) => set({ givenOn })}
      />
      <Tick
        label={t('tracks.private-room')}
        value={of.privateRoom}
        onChange={(privateRoom) => set({ privateRoom })}
      />
      <Tick
        label={t('tracks.alternatives')}
        value={of.alternatives}
        onChange={(alternatives) => set({ alternatives })}
      />
      <Tick
        label={t('tracks.guard-present')}
        value={of.guardPresent}
        onChange={(guardPresent) => set({ guardPresent })}
      />
      <Words label={t('tracks.said')} value={of.words} onChange={(words) => set({ words })} />
      {child && (
        <>
          <Words
            label={t('tracks.child-view')}
            value={of.childView}
            onChange={(childView) => set({ childView })}
          />
          <Choice
            label={t('tracks.child-assent')}
            hint={t('tracks.child-assent-hint', {
              assent: sayOfChild.assentFrom,
              own: sayOfChild.ownDecisionFrom,
            })}
            say={(code) => t(`tracks.assent.${code}`)}
            codes={childAssents}
            value={of.childAssent}
            onChange={(childAssent) => set({ childAssent })}
          />
        </>
      )}
    </FormModal>
  )
}
