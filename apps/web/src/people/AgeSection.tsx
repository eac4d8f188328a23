import { Text, Textarea, TextInput } from '@mantine/core'
import { confirmAge, type PersonPage, proposeAge, withdrawAge } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { FactItem } from './FactItem.tsx'
import { Born } from './names.tsx'
import classes from './people.module.css'
import { Section } from './Section.tsx'

/** Whoever may be under 18 is a child, until an age is decided on more than one discipline's advice and by two. */
export function AgeSection({ page }: { page: PersonPage }) {
  const t = useT()
  const can = useCan()
  const [proposing, setProposing] = useState(false)
  const confirm = useSend(confirmAge, { invalidates: ['/people'] })
  const withdraw = useSend(withdrawAge, { invalidates: ['/people'] })
  return (
    <Section
      title={t('people.age-decision')}
      act={
        can('identity.write')
          ? { label: t('people.age-decision.propose'), onClick: () => setProposing(true) }
          : undefined
      }
    >
      <FormProblem error={confirm.error ?? withdraw.error} />
      {page.ages.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.age-decision.none')}
        </Text>
      ) : (
        <ul className={classes.items}>
          {page.ages.map((fact) => (
            <FactItem
              key={fact.id}
              ground={<bdi>{fact.basis}</bdi>}
              by={fact.by}
              at={fact.recordedAt}
              withdrawnAt={fact.withdrawnAt}
              confirmed={{ by: fact.confirmedBy, at: fact.confirmedAt }}
              acts={
                can('identity.decide') && !fact.withdrawnAt
                  ? [
                      ...(!fact.confirmedAt && !fact.mine
                        ? [
                            {
                              label: t('people.age-decision.confirm'),
                              onClick: () => confirm.mutate({ params: { id: fact.id } }),
                              busy: confirm.isPending,
                            },
                          ]
                        : []),
                      {
                        label: t('people.withdraw'),
                        onClick: () => withdraw.mutate({ params: { id: fact.id } }),
                        busy: withdraw.isPending,
                        quiet: true,
                      },
                    ]
                  : []
              }
            >
              {t('people.born')}: <Born person={fact} />
            </FactItem>
          ))}
        </ul>
      )}
      {proposing && <Propose page={page} onClose={() => setProposing(false)} />}
    </Section>
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
