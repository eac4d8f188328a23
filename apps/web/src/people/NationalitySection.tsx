import { Select, Text, Textarea } from '@mantine/core'
import {
  confirmNationality,
  evidenceKinds,
  findings,
  type PersonPage,
  proposeNationality,
  withdrawNationality,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/hooks.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { FactItem } from './FactItem.tsx'
import { word } from './names.tsx'
import classes from './people.module.css'
import { Section } from './Section.tsx'

/** Nationality on evidence: one officer proposes a finding, another confirms it. No state is told of it. */
export function NationalitySection({ page }: { page: PersonPage }) {
  const t = useT()
  const can = useCan()
  const [proposing, setProposing] = useState(false)
  const confirm = useSend(confirmNationality, { invalidates: ['/people'] })
  const withdraw = useSend(withdrawNationality, { invalidates: ['/people'] })
  return (
    <Section
      title={t('people.nationality')}
      act={
        can('identity.write')
          ? { label: t('people.nationality.propose'), onClick: () => setProposing(true) }
          : undefined
      }
    >
      <FormProblem error={confirm.error ?? withdraw.error} />
      {page.nationalities.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('people.nationality.none-yet')}
        </Text>
      ) : (
        <ul className={classes.items}>
          {page.nationalities.map((fact) => (
            <FactItem
              key={fact.id}
              ground={
                <>
                  {t(`people.evidence-kind.${word(fact.evidenceKind)}`)}: <bdi>{fact.evidence}</bdi>
                </>
              }
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
                              label: t('people.nationality.confirm'),
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
              {t(`people.nationality.${word(fact.finding)}`)}
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
  const [finding, setFinding] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [evidence, setEvidence] = useState('')
  const send = useSend(proposeNationality, { invalidates: ['/people'], onDone: onClose })
  return (
    <FormModal
      title={t('people.nationality.propose')}
      act={t('people.propose')}
      hint={t('people.nationality.hint')}
      ready={finding !== null && kind !== null && evidence.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({
          body: {
            anchorId: page.anchorId,
            finding: finding as (typeof findings)[number],
            evidenceKind: kind as (typeof evidenceKinds)[number],
            evidence,
          },
        })
      }
    >
      <Select
        label={t('people.nationality.finding')}
        data={findings.map((value) => ({ value, label: t(`people.nationality.${word(value)}`) }))}
        value={finding}
        onChange={setFinding}
        required
      />
      <Select
        label={t('people.evidence-kind')}
        data={evidenceKinds.map((value) => ({ value, label: t(`people.evidence-kind.${word(value)}`) }))}
        value={kind}
        onChange={setKind}
        required
      />
      <Textarea
        label={t('people.evidence')}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
        required
        autosize
        minRows={3}
      />
    </FormModal>
  )
}
