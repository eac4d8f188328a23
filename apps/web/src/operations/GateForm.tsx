// Meets one gate of one line.
import { Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { type GateKind, type ManifestLinePage, meetGate } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import {
  emptyPaper,
  freshTalk,
  keepTalk,
  PaperFields,
  paperReady,
  paperSent,
  TalkFields,
  talkReady,
  talkSent,
} from './GateFields.tsx'
import { FormModal, useNameText } from './parts.tsx'

interface Props {
  line: ManifestLinePage
  kind: GateKind
  onClose: () => void
}

export function GateForm({ line, kind, onClose }: Props) {
  const t = useT()
  const name = useNameText()
  const parent =
    line.kin.find(({ role }) => role === 'mother') ?? line.kin.find(({ role }) => role === 'father')
  const [paper, setPaper] = useState(emptyPaper)
  const [talk, setTalk] = useState(freshTalk)
  const [basis, setBasis] = useState('parent')
  const [consent, setConsent] = useState({ parent: parent ? name(parent.person) : '', childView: '' })
  const [best, setBest] = useState({
    legalBasis: '',
    carer: '',
    explained: false,
    farewell: false,
    firstContactOn: '',
  })
  const send = useSend(meetGate, { invalidates: ['/operations'], onDone: onClose })
  const asks = kind === 'decision' || (kind === 'consent' && basis === 'parent')
  const papers = kind === 'release' || kind === 'fitness' || kind === 'exit'
  const evidenced = paper.evidence.trim() !== ''
  const ready = papers
    ? paperReady(kind, paper)
    : evidenced &&
      (!asks || talkReady(talk)) &&
      (kind !== 'consent' ||
        (consent.childView.trim() &&
          (basis === 'parent' ? consent.parent.trim() : best.legalBasis.trim()))) &&
      (kind !== 'together' || (best.legalBasis.trim() && best.carer.trim() && best.firstContactOn))

  const details = () => {
    if (kind === 'decision') return { kind, ...talkSent(talk) } as const
    if (kind === 'consent')
      return basis === 'parent'
        ? ({ kind, basis: 'parent', ...consent, ...talkSent(talk) } as const)
        : ({
            kind,
            basis: 'best interests',
            legalBasis: best.legalBasis,
            childView: consent.childView,
          } as const)
    if (kind === 'together') return { kind, ...best } as const
    return { kind: 'nationality', basis: 'family-unity review' } as const
  }
  const submit = () => {
    if (asks) keepTalk(talk)
    const sent = papers
      ? paperSent(kind, paper)
      : { evidence: paper.evidence, expiresOn: null, details: details() }
    send.mutate({ params: { id: line.missionId }, body: { lines: [line.id], ...sent } })
  }
  const bestText = (key: 'legalBasis' | 'carer', label: string) => (
    <TextInput
      label={label}
      required
      value={best[key]}
      onChange={(event) => setBest({ ...best, [key]: event.currentTarget.value })}
    />
  )
  return (
    <FormModal
      title={`${t(`operations.gate.${kind}`)}: ${name(line.person)}`}
      act={t('operations.gate.record')}
      hint={t(`operations.gate-hint.${kind}`)}
      ready={Boolean(ready)}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={submit}
    >
      {kind === 'consent' && (
        <SegmentedControl
          aria-label={t('operations.consent.basis')}
          value={basis}
          onChange={setBasis}
          data={[
            { value: 'parent', label: t('operations.consent.by-parent') },
            { value: 'best', label: t('operations.consent.best') },
          ]}
        />
      )}
      {kind === 'consent' && basis === 'parent' && (
        <TextInput
          label={t('operations.consent.parent')}
          required
          value={consent.parent}
          onChange={(event) => setConsent({ ...consent, parent: event.currentTarget.value })}
        />
      )}
      {((kind === 'consent' && basis === 'best') || kind === 'together') &&
        bestText('legalBasis', t('operations.best.legal-basis'))}
      {kind === 'consent' && (
        <TextInput
          label={t('operations.consent.child-view')}
          required
          value={consent.childView}
          onChange={(event) => setConsent({ ...consent, childView: event.currentTarget.value })}
        />
      )}
      {kind === 'together' && (
        <>
          {bestText('carer', t('operations.best.carer'))}
          <Checkbox
            label={t('operations.best.explained')}
            checked={best.explained}
            onChange={(event) => setBest({ ...best, explained: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('operations.best.farewell')}
            checked={best.farewell}
            onChange={(event) => setBest({ ...best, farewell: event.currentTarget.checked })}
          />
          <TextInput
            type="date"
            label={t('operations.best.contact')}
            required
            value={best.firstContactOn}
            onChange={(event) => setBest({ ...best, firstContactOn: event.currentTarget.value })}
          />
        </>
      )}
      {asks && <TalkFields talk={talk} onChange={setTalk} />}
      {papers ? (
        <PaperFields kind={kind} paper={paper} onChange={setPaper} />
      ) : (
        <TextInput
          label={t('operations.evidence')}
          required
          value={paper.evidence}
          onChange={(event) => setPaper({ ...paper, evidence: event.currentTarget.value })}
        />
      )}
    </FormModal>
  )
}
