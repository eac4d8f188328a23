import {
  addPaper,
  appealAnswered,
  monthsAfter,
  type OwedPaper,
  type PaperKind,
  paperAnswered,
  paperAppealed,
  paperApplied,
  paperKinds,
  today,
} from '@oralu/domain'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Choice, DayField, filled, OneLine, orNull, useFields, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'

const answers = ['granted', 'refused'] as const
type Answer = (typeof answers)[number]

interface OfPaper {
  paper: OwedPaper
  onClose: () => void
}

export function PaperForm({
  anchorId,
  after,
  onClose,
}: {
  anchorId: string
  /** A refused one, which is asked for anew. */
  after: OwedPaper | undefined
  onClose: () => void
}) {
  const t = useT()
  const [of, set] = useFields({
    kind: (after?.kind ?? 'birth registration') as PaperKind,
    about: after?.about ?? '',
    office: after?.office ?? '',
  })
  const send = useSend(addPaper, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t(after ? 'tracks.ask-anew' : 'tracks.add-paper')}
      act={t('cases.save')}
      ready={of.kind !== 'other' || filled(of.about)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { anchorId },
          body: {
            kind: of.kind,
            about: orNull(of.about),
            office: orNull(of.office),
            ...(after ? { follows: after.id } : {}),
          },
        })
      }
      onClose={onClose}
    >
      <Choice
        label={t('tracks.paper-kind')}
        say={(code) => t(`tracks.paper.${code}`)}
        codes={paperKinds}
        value={of.kind}
        onChange={(kind) => set({ kind })}
      />
      <OneLine
        label={t('tracks.paper-about')}
        value={of.about}
        optional={of.kind !== 'other'}
        onChange={(about) => set({ about })}
      />
      <OneLine label={t('tracks.office')} value={of.office} optional onChange={(office) => set({ office })} />
    </FormModal>
  )
}

export function AppliedForm({ paper, onClose }: OfPaper) {
  const t = useT()
  const [of, set] = useFields({ office: paper.office ?? '', on: today() })
  const send = useSend(paperApplied, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.paper-next.applied')}
      act={t('cases.save')}
      ready={filled(of.office, of.on)}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: paper.id }, body: { ...of, office: of.office.trim() } })}
      onClose={onClose}
    >
      <OneLine label={t('tracks.office')} value={of.office} onChange={(office) => set({ office })} />
      <DayField label={t('tracks.applied-on')} value={of.on} max={today()} onChange={(on) => set({ on })} />
    </FormModal>
  )
}

export function AnswerForm({ paper, onClose }: OfPaper) {
  const t = useT()
  const [of, set] = useFields({
    answer: 'granted' as Answer,
    on: today(),
    why: '',
    appealUntil: monthsAfter(today(), 3),
  })
  const send = useSend(paperAnswered, { invalidates: ['/cases'], onDone: onClose })
  const refused = of.answer === 'refused'
  return (
    <FormModal
      title={t('tracks.paper-next.answer')}
      hint={t('tracks.answer-hint')}
      act={t('cases.save')}
      ready={of.on !== '' && (!refused || filled(of.why, of.appealUntil))}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: paper.id },
          body: refused
            ? { answer: 'refused', on: of.on, why: of.why.trim(), appealUntil: of.appealUntil }
            : { answer: 'granted', on: of.on },
        })
      }
      onClose={onClose}
    >
      <Choice
        label={t('tracks.answer')}
        say={(code) => t(`tracks.answer.${code}`)}
        codes={answers}
        value={of.answer}
        onChange={(answer) => set({ answer })}
      />
      <DayField
        label={t('tracks.answered-on')}
        value={of.on}
        max={today()}
        {...(paper.appliedOn ? { min: paper.appliedOn } : {})}
        onChange={(on) => set({ on })}
      />
      {refused && (
        <>
          <Words label={t('tracks.refused-why')} value={of.why} onChange={(why) => set({ why })} />
          <DayField
            label={t('tracks.appeal-until')}
            hint={t('tracks.appeal-until-hint')}
            value={of.appealUntil}
            min={of.on}
            onChange={(appealUntil) => set({ appealUntil })}
          />
        </>
      )}
    </FormModal>
  )
}

export function AppealForm({ paper, onClose }: OfPaper) {
  const t = useT()
  const [of, set] = useFields({ on: today() })
  const send = useSend(paperAppealed, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.paper-next.appeal')}
      act={t('cases.save')}
      ready={of.on !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: paper.id }, body: of })}
      onClose={onClose}
    >
      <DayField label={t('tracks.appealed-on')} value={of.on} max={today()} onChange={(on) => set({ on })} />
    </FormModal>
  )
}

export function AppealAnswerForm({ paper, onClose }: OfPaper) {
  const t = useT()
  const [of, set] = useFields({ answer: 'granted' as Answer, on: today() })
  const send = useSend(appealAnswered, { invalidates: ['/cases'], onDone: onClose })
  return (
    <FormModal
      title={t('tracks.paper-next.appeal-answer')}
      act={t('cases.save')}
      ready={of.on !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => send.mutate({ params: { id: paper.id }, body: of })}
      onClose={onClose}
    >
      <Choice
        label={t('tracks.answer')}
        say={(code) => t(`tracks.answer.${code}`)}
        codes={answers}
        value={of.answer}
        onChange={(answer) => set({ answer })}
      />
      <DayField
        label={t('tracks.appeal-answered-on')}
        value={of.on}
        max={today()}
        onChange={(on) => set({ on })}
      />
    </FormModal>
  )
}
