import { Alert, List, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { ProblemError } from '../api/call.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

interface Props {
  error: unknown
  /** The words of the fields, by path ('born.from'), so that an issue names what the reader sees. */
  labels?: Record<string, string>
}

/** Shows above a form why it was not taken: what happened, what to do, which fields. Takes the focus. */
export function FormProblem({ error, labels = {} }: Props) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) box.current?.focus()
  }, [error])
  if (!error) return null
  const problem = error instanceof ProblemError ? error : new ProblemError('failed')
  return (
    <Alert ref={box} tabIndex={-1} role="alert" color="ochre" icon={<IconInfoCircle aria-hidden />} mb="md">
      <Text size="sm">{t(`problem.${problem.code}`, problem.params)}</Text>
      {problem.code === 'outside-agreement' && (
        <Text size="sm">{t(`cooperation.why.${problem.params.reason}`)}</Text>
      )}
      {problem.code === 'consent-missing' && (
        <Text size="sm">{t(`cases.referral.gap.${problem.params.reason}`)}</Text>
      )}
      {problem.code === 'law-first' && <Text size="sm">{t(`justice.law.${problem.params.reason}`)}</Text>}
      {problem.code === 'child-first' && <Text size="sm">{t(`kinship.first.${problem.params.reason}`)}</Text>}
      {problem.code === 'place-refused' && <Text size="sm">{t(`places.why.${problem.params.reason}`)}</Text>}
      {problem.code === 'erasure-hindered' && (
        <Text size="sm">{t(`rights.erasure.refusal.${word(String(problem.params.reason))}`)}</Text>
      )}
      {problem.issues.length > 0 && (
        <List size="sm" mt="xs">
          {problem.issues.map(({ path, message }) => (
            <List.Item key={path + message}>
              <bdi>{labels[path] ?? path}</bdi>: <bdi>{message}</bdi>
            </List.Item>
          ))}
        </List>
      )}
      {problem.instance && (
        <Text size="xs" mt="xs">
          {t('components.problem-number', { number: problem.instance })}
        </Text>
      )}
    </Alert>
  )
}
