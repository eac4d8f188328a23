// What the sync of tablets raised to a duty, over all missions: one's own first.
import { SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import classes from '../operations/operations.module.css'
import { Questions } from './Questions.tsx'

const states = ['open', 'answered', 'overtaken'] as const

export function QuestionsPage() {
  const t = useT()
  const [state, setState] = useState<(typeof states)[number]>('open')
  return (
    <div className={classes.page}>
      <PageTitle title={t('field-office.questions')}>
        <Text size="sm" c="dimmed">
          {t('field-office.questions-hint')}
        </Text>
      </PageTitle>
      <SegmentedControl
        aria-label={t('field-office.questions')}
        value={state}
        onChange={(value) => setState(value as 'open')}
        data={states.map((value) => ({ value, label: t(`field-office.state.${value}`) }))}
        style={{ justifySelf: 'start' }}
      />
      <Questions state={state} />
    </div>
  )
}
