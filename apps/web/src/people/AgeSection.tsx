import { Textarea, TextInput } from '@mantine/core'
import { confirmAge, type PersonPage, proposeAge, withdrawAge } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormModal } from '../components/FormModal.tsx'
import { useT } from '../i18n/index.tsx'
import { Born } from './names.tsx'
import { TwoOfficerPanel } from './TwoOfficerPanel.tsx'

/** Whoever may be under 18 is a child, until an age is decided on more than one discipline's advice and by two. */
export function AgeSection({ page }: { page: PersonPage }) {
  const t = useT()
  return (
    <TwoOfficerPanel
      title={t('people.age-decision')}
      propose={t('people.age-decision.propose')}
      form={(close) => <Propose page={page} onClose={close} />}
      confirm={{ endpoint: confirmAge, label: t('people.age-decision.confirm') }}
      withdraw={withdrawAge}
      facts={page.ages}
      none={t('people.age-decision.none')}
      what={(fact) => (
        <>
          {t('people.born')}: <Born person={fact} />
        </>
      )}
      ground={(fact) => <bdi>{fact.basis}</bdi>}
    />
  )
}

function Propose({ page, onClose }: { page: PersonPage; onClose: () => void }) {
  const t = useT()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [basis, setBasis] = useState('')
  const send = useSend(proposeAge, { invalidates: ['/people'], onDone: onClose })
  return (
    <FormModal
      title={t('people.age-decision.propose')}
      act={t('people.propose')}
      hint={t('people.age-decision.hint')}
      ready={from !== '' && to !== '' && basis.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ body: { anchorId: page.anchorId, bornFrom: from, bornTo: to, basis } })}
    >
      <TextInput
        type="date"
        label={t('people.age-decision.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        required
      />
      <TextInput
        type="date"
        label={t('people.age-decision.to')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        required
      />
      <Textarea
        label={t('people.age-decision.basis')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        required
        autosize
        minRows={3}
      />
    </FormModal>
  )
}
