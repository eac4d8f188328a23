// The standard steps that a form's answers call for; those taken over become tasks of a track.
import { Button, Checkbox, Stack, Text } from '@mantine/core'
import { type FormStep, partEndpoints, partOfTrack, today } from '@oralu/domain'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { queryClient } from '../api/query-client.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import classes from './forms.module.css'
import { useSaid } from './words.tsx'

export function StandardSteps({ anchorId, steps }: { anchorId: string; steps: readonly FormStep[] }) {
  const t = useT()
  const said = useSaid()
  const can = useCan()
  const offered = steps.filter(({ track }) => can(`${partOfTrack[track]}.write`))
  const [left, setLeft] = useState<string[]>([])
  const [done, setDone] = useState(0)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  if (offered.length === 0) return null
  const key = (step: FormStep) => `${step.track} ${said(step.title)}`
  const chosen = offered.filter((step) => !left.includes(key(step)))
  const take = async () => {
    setBusy(true)
    setError(undefined)
    try {
      for (const step of chosen) {
        await call(partEndpoints[partOfTrack[step.track]].addTask, {
          params: { anchorId },
          body: { kind: step.track as never, title: said(step.title), dueOn: today(step.days) },
        })
        setLeft((before) => [...before, key(step)])
        setDone((count) => count + 1)
      }
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
      await queryClient.invalidateQueries()
    }
  }
  return (
    <section className={classes.box} aria-label={t('forms.steps')}>
      <h2>{t('forms.steps')}</h2>
      <Text size="sm">{t('forms.steps-hint')}</Text>
      <FormProblem error={error} />
      <Stack gap={6} my="sm">
        {offered.map((step) => (
          <Checkbox
            key={key(step)}
            checked={!left.includes(key(step))}
            onChange={({ currentTarget: { checked } }) =>
              setLeft((before) =>
                checked ? before.filter((each) => each !== key(step)) : [...before, key(step)],
              )
            }
            label={
              <>
                <bdi>{said(step.title)}</bdi> · {t(`cases.track.${step.track}`)} ·{' '}
                <DayText value={today(step.days)} />
              </>
            }
          />
        ))}
      </Stack>
      <Button variant="default" onClick={() => void take()} loading={busy} disabled={chosen.length === 0}>
        {t('forms.steps-take', { count: chosen.length })}
      </Button>
      {done > 0 && (
        <Text size="sm" mt="xs" role="status">
          {t('forms.steps-taken', { count: done })}
        </Text>
      )}
    </section>
  )
}
