// The morning of whoever works with partners: what waits for us, what waits for them, what ends this week.
import { Text } from '@mantine/core'
import { getCooperationDay, type ToDo } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { T, useT } from '../i18n/index.tsx'
import { Box } from '../meetings/parts.tsx'
import classes from './cooperation.module.css'
import { DayItems } from './DayItems.tsx'
import { Places } from './Places.tsx'

export function DayPage() {
  const t = useT()
  const found = useAnswer(getCooperationDay)
  return (
    <>
      <Places />
      <PageTitle title={t('cooperation.title')} />
      <Loaded from={found}>{({ items }) => <Whole items={items} />}</Loaded>
    </>
  )
}

function Whole({ items }: { items: ToDo[] }) {
  const t = useT()
  if (items.length === 0)
    return (
      <Empty
        title={t('cooperation.nothing')}
        hint={
          <T
            id="cooperation.nothing-hint"
            values={{ link: (text) => <Link to={'/cooperation/partners' as '/'}>{text}</Link> }}
          />
        }
      />
    )
  return (
    <div className={classes.three}>
      {(['us', 'them', 'time'] as const).map((waits) => {
        const mine = items.filter((item) => item.waits === waits)
        return (
          <Box key={waits} title={t(`cooperation.waits.${waits}`)}>
            {mine.length === 0 ? (
              <Text c="dimmed">{t(`cooperation.waits-none.${waits}`)}</Text>
            ) : (
              <DayItems items={mine} />
            )}
          </Box>
        )
      })}
    </div>
  )
}
