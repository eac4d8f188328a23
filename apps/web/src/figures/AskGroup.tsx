// What a group can be that nobody published: the officer names it, and it is bounded with the next comparison.
import { Button, Group, Select, Stack, Title } from '@mantine/core'
import { type AnswerOf, type AskedGroup, claimCategories, type getConsistency } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

interface Props {
  missions: AnswerOf<typeof getConsistency>['missions']
  onAsk: (asked: AskedGroup) => void
}

export function AskGroup({ missions, onAsk }: Props) {
  const t = useT()
  const events = [...new Set(missions.map(({ event }) => event))]
  const [event, setEvent] = useState(events[0])
  const [mission, setMission] = useState<string | null>(null)
  const [category, setCategory] = useState<AskedGroup['category']>('men')
  if (!event) return null
  return (
    <Stack component="section" gap="xs" className="no-print">
      <Title order={2}>{t('figures.consistency.ask')}</Title>
      <Group align="end">
        <Select
          label={t('figures.claims.event')}
          allowDeselect={false}
          value={event}
          onChange={(next) => {
            setEvent(next as AskedGroup['event'])
            setMission(null)
          }}
          data={events.map((each) => ({ value: each, label: t(`figures.event.${word(each)}`) }))}
        />
        <Select
          label={t('figures.consistency.mission')}
          value={mission}
          onChange={setMission}
          data={missions.filter((each) => each.event === event).map((each) => each.mission)}
        />
        <Select
          label={t('figures.consistency.category')}
          allowDeselect={false}
          value={category}
          onChange={(next) => next && setCategory(next as AskedGroup['category'])}
          data={claimCategories.map((each) => ({ value: each, label: t(`figures.category.${each}`) }))}
        />
        <Button
          variant="default"
          disabled={!mission}
          onClick={() => mission && onAsk({ event, missions: [mission], category })}
        >
          {t('figures.consistency.ask-act')}
        </Button>
      </Group>
    </Stack>
  )
}
