import { Text } from '@mantine/core'
import { elsewhere } from '@oralu/domain'
import { useAnswer } from '../api/hooks.ts'
import { T } from '../i18n/index.tsx'
import classes from './people.module.css'

/** "A record exists at agency X, ask": shown for a name of two words or more. */
export function Elsewhere({ name }: { name: string }) {
  const { data } = useAnswer(elsewhere, { query: { name } })
  if (!data || data.agencies.length === 0) return null
  return (
    <Text size="sm" className={classes.notice} role="status" mb="md">
      <T
        id="people.elsewhere"
        values={{ agencies: <bdi>{data.agencies.map((each) => each.name).join(', ')}</bdi> }}
      />
    </Text>
  )
}
