// Standard steps of a plan: offered once the form is finished, to be taken over as tasks of a track.
import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { type Form, type FormStep, isField, mayAskOf, partOfTrack, trackKinds } from '@oralu/domain'
import { useT } from '../../i18n/index.tsx'
import classes from '../forms.module.css'
import { ConditionEditor } from './ConditionEditor.tsx'
import type { Draft } from './draft.ts'
import { WordsFields } from './WordsFields.tsx'

interface Props {
  form: Form
  legal: boolean
  change: Draft['change']
}

export function Steps({ form, legal, change }: Props) {
  const t = useT()
  const tracks = trackKinds.filter((track) => (partOfTrack[track] === 'legal') === legal)
  const set = (steps: FormStep[]) => change((of) => ({ ...of, steps }))
  return (
    <Stack gap="lg">
      <Text size="sm">{t('forms.steps-about')}</Text>
      {form.steps.map((step, at) => {
        const put = (more: Partial<FormStep>) => set(form.steps.with(at, { ...step, ...more }))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are told by their place
          <section key={at} className={classes.box} aria-label={t('forms.step', { number: at + 1 })}>
            <Stack gap="sm">
              <WordsFields label="forms.step-in" words={step.title} onChange={(title) => put({ title })} />
              <Group gap="sm" align="flex-end">
                <NativeSelect
                  label={t('cases.track-kind')}
                  data={tracks.map((track) => ({ value: track, label: t(`cases.track.${track}`) }))}
                  value={step.track}
                  onChange={({ currentTarget: { value } }) => put({ track: value as FormStep['track'] })}
                />
                <NumberInput
                  label={t('forms.step-days')}
                  allowDecimal={false}
                  min={0}
                  max={730}
                  value={step.days}
                  onChange={(days) => put({ days: typeof days === 'number' ? days : 0 })}
                />
                <Button variant="default" onClick={() => set(form.steps.toSpliced(at, 1))}>
                  {t('forms.step-remove')}
                </Button>
              </Group>
              <ConditionEditor
                title={t('forms.step-when')}
                text={step.relevant}
                fields={form.items
                  .filter(isField)
                  .filter(
                    ({ type, compartment }) =>
                      type !== 'note' && mayAskOf(partOfTrack[step.track], compartment),
                  )}
                lists={form.lists}
                onChange={(relevant) => put({ relevant })}
              />
            </Stack>
          </section>
        )
      })}
      <Group>
        <Button
          variant="default"
          onClick={() => set([...form.steps, { track: tracks[0]!, title: {}, days: 14, relevant: null }])}
        >
          {t('forms.step-add')}
        </Button>
      </Group>
    </Stack>
  )
}
