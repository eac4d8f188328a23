// What can be done with a handover: signed by each party, counted again, explained, taken back as a mistake.
import { Button, TextInput } from '@mantine/core'
import { addFile, addHeadCount, type Handover, signHandover, withdrawHandover } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { ConfirmWithReason } from '../components/ConfirmWithReason.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { CountFields } from './CountFields.tsx'
import classes from './operations.module.css'
import { FormModal } from './parts.tsx'
import { SignaturePad, signatureFile } from './SignaturePad.tsx'

type Party = 'giver' | 'receiver'

export function HandoverActs({ handover }: { handover: Handover }) {
  const t = useT()
  const can = useCan()
  const [asking, setAsking] = useState<Party | 'count' | 'withdraw'>()
  const close = () => setAsking(undefined)
  const withdraw = useSend(withdrawHandover, { invalidates: ['/operations'], onDone: close })
  const { headCount } = handover
  const differs = headCount && headCount.counted !== headCount.expected && !headCount.explanation
  return (
    <span className={classes.buttons}>
      {(['giver', 'receiver'] as const).map(
        (party) =>
          !handover[party].fileId &&
          !handover[party].unsigned && (
            <Button key={party} size="xs" variant="default" onClick={() => setAsking(party)}>
              {t(`operations.sign.${party}`)}
            </Button>
          ),
      )}
      {differs && (
        <Button size="xs" variant="default" onClick={() => setAsking('count')}>
          {t('operations.counts.again')}
        </Button>
      )}
      {can('mission.decide') && (
        <Button size="xs" variant="default" onClick={() => setAsking('withdraw')}>
          {t('operations.handover.withdraw')}
        </Button>
      )}
      {(asking === 'giver' || asking === 'receiver') && (
        <Sign handover={handover} party={asking} onClose={close} />
      )}
      {asking === 'count' && <CountAgain handover={handover} onClose={close} />}
      <ConfirmWithReason
        opened={asking === 'withdraw'}
        title={t('operations.handover.withdraw')}
        act={t('operations.handover.withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onClose={close}
        onConfirm={(reason) => withdraw.mutate({ params: { id: handover.id }, body: { reason } })}
      >
        {t('operations.handover.withdraw-hint')}
      </ConfirmWithReason>
    </span>
  )
}

function Sign({ handover, party, onClose }: { handover: Handover; party: Party; onClose: () => void }) {
  const t = useT()
  const [picture, setPicture] = useState<Blob | null>(null)
  const [unsigned, setUnsigned] = useState('')
  const send = useSend(signHandover, { invalidates: ['/operations'], onDone: onClose })
  const params = { id: handover.id }
  const upload = useSend(addFile, {
    onDone: ({ id }) => send.mutate({ params, body: { party, fileId: id } }),
  })
  const submit = () => {
    if (picture) upload.mutate(signatureFile(picture))
    else send.mutate({ params, body: { party, unsigned } })
  }
  return (
    <FormModal
      wide
      title={t(`operations.sign.${party}`)}
      act={t('operations.keep')}
      hint={`${handover[party].name}, ${handover[party].office}`}
      ready={picture !== null || unsigned.trim() !== ''}
      busy={send.isPending || upload.isPending}
      error={send.error ?? upload.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <SignaturePad
        label={t('operations.signature.of', { name: handover[party].name })}
        onDraw={setPicture}
      />
      {!picture && (
        <TextInput
          label={t('operations.signature.why-none')}
          value={unsigned}
          onChange={(event) => setUnsigned(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}

function CountAgain({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const t = useT()
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const [counted, setCounted] = useState<number | string>('')
  const [explanation, setExplanation] = useState('')
  const send = useSend(addHeadCount, { invalidates: ['/operations'], onDone: onClose })
  const differs = typeof counted === 'number' && counted !== handover.lines.length
  return (
    <FormModal
      title={t('operations.counts.again')}
      act={t('operations.counts.act')}
      hint={t('operations.counts.expected', { count: handover.lines.length })}
      ready={typeof counted === 'number'}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          params: { id },
          body: {
            step: 'handover',
            handoverId: handover.id,
            counted: Number(counted),
            explanation: differs && explanation.trim() ? explanation : null,
          },
        })
      }
    >
      <CountFields
        counted={counted}
        onCounted={setCounted}
        differs={differs}
        explanation={explanation}
        onExplanation={setExplanation}
      />
    </FormModal>
  )
}
