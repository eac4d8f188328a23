import { Button, Checkbox, Fieldset, Group, Select, Stack, Text } from '@mantine/core'
import {
  addAssessment,
  type ImpactAssessment,
  type ImpactCriterion,
  type ImpactRisk,
  impactCriteria,
  impactOutcomes,
  needsAssessment,
  signAssessment,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, OneLine, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

const parts = ['harm', 'cause', 'measure', 'left'] as const
const emptyRisk: ImpactRisk = { harm: '', cause: '', measure: '', left: '' }

/** What an activity may do to people, and what is done about it. */
export function AssessmentForm({ activityId, onClose }: { activityId: string; onClose: () => void }) {
  const t = useT()
  const [criteria, setCriteria] = useState<ImpactCriterion[]>([])
  const [description, setDescription] = useState('')
  const [necessity, setNecessity] = useState('')
  const [heard, setHeard] = useState('')
  const [risks, setRisks] = useState<(ImpactRisk & { key: number })[]>([{ ...emptyRisk, key: 0 }])
  const send = useSend(addAssessment, { invalidates: ['/oversight'], onDone: onClose })
  const whole = risks.every((risk) => parts.every((name) => risk[name].trim() !== ''))
  const ready = whole && [description, necessity, heard].every((text) => text.trim() !== '')
  const setRisk = (at: number, name: (typeof parts)[number], value: string) =>
    setRisks((all) => all.map((risk, n) => (n === at ? { ...risk, [name]: value } : risk)))
  return (
    <FormModal
      wide
      title={t('oversight.impact.add')}
      hint={t('oversight.impact.form-hint')}
      act={t('oversight.save')}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      onSubmit={() =>
        send.mutate({
          params: { id: activityId },
          body: {
            criteria,
            description: description.trim(),
            necessity: necessity.trim(),
            heard: heard.trim(),
            risks: risks.map(({ key: _, ...risk }) => risk),
          },
        })
      }
      onClose={onClose}
    >
      <Checkbox.Group
        label={t('oversight.impact.criteria')}
        value={criteria}
        onChange={(values) => setCriteria(values as ImpactCriterion[])}
      >
        <Stack gap={6} mt={6}>
          {impactCriteria.map((each) => (
            <Checkbox key={each} value={each} label={t(`oversight.impact.criterion.${word(each)}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Text size="sm" role="status">
        {t(needsAssessment(criteria) ? 'oversight.impact.needed' : 'oversight.impact.not-needed')}
      </Text>
      <Words label={t('oversight.impact.description')} value={description} onChange={setDescription} />
      <Words label={t('oversight.impact.necessity')} value={necessity} onChange={setNecessity} />
      {risks.map((risk, at) => (
        <Fieldset key={risk.key} legend={t('oversight.impact.risk', { n: at + 1 })}>
          <Stack gap="xs">
            {parts.map((name) => (
              <OneLine
                key={name}
                label={t(`oversight.impact.risk.${name}`)}
                value={risk[name]}
                onChange={(value) => setRisk(at, name, value)}
              />
            ))}
          </Stack>
        </Fieldset>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          onClick={() => setRisks((all) => [...all, { ...emptyRisk, key: all.at(-1)!.key + 1 }])}
        >
          {t('oversight.impact.another')}
        </Button>
        {risks.length > 1 && (
          <Button size="xs" variant="subtle" onClick={() => setRisks((all) => all.slice(0, -1))}>
            {t('oversight.impact.without-last')}
          </Button>
        )}
      </Group>
      <Words label={t('oversight.impact.heard')} value={heard} onChange={setHeard} />
    </FormModal>
  )
}

/** The opinion of a second person. */
export function SignForm({ of, onClose }: { of: ImpactAssessment; onClose: () => void }) {
  const t = useT()
  const [outcome, setOutcome] = useState<(typeof impactOutcomes)[number] | null>(null)
  const [opinion, setOpinion] = useState('')
  const [reviewOn, setReviewOn] = useState(today(365))
  const send = useSend(signAssessment, { invalidates: ['/oversight'], onDone: onClose })
  return (
    <FormModal
      title={t('oversight.impact.sign')}
      act={t('oversight.impact.sign')}
      ready={outcome !== null && opinion.trim() !== '' && reviewOn !== ''}
      busy={send.isPending}
      error={send.error}
      onSubmit={() => {
        if (outcome)
          send.mutate({ params: { id: of.id }, body: { outcome, opinion: opinion.trim(), reviewOn } })
      }}
      onClose={onClose}
    >
      <Select
        label={t('oversight.impact.outcome')}
        required
        data={impactOutcomes.map((value) => ({
          value,
          label: t(`oversight.impact.outcome.${word(value)}`),
        }))}
        value={outcome}
        onChange={(value) => setOutcome(impactOutcomes.find((each) => each === value) ?? null)}
      />
      <Words label={t('oversight.impact.opinion')} value={opinion} onChange={setOpinion} />
      <DayField label={t('oversight.impact.again')} value={reviewOn} onChange={setReviewOn} />
    </FormModal>
  )
}
