import { Button, Kbd, SegmentedControl, Text } from '@mantine/core'
import { confirmDecision, decisionStates, listDecisions } from '@oralu/domain'
import { usePages, useSend } from '../api/hooks.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useListAddress } from '../components/list-address.ts'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useShortcut } from '../frame/shortcuts.ts'
import { useT } from '../i18n/index.tsx'
import { DecisionItem } from './DecisionItem.tsx'
import { MatchLinks } from './MatchesPage.tsx'
import classes from './people.module.css'

/** Decisions on who is one person: waiting for a second officer, standing, undone. */
export function DecisionsPage() {
  const t = useT()
  const { search, set } = useListAddress()
  const state = decisionStates.find((each) => each === search.state) ?? 'waiting'
  const { query, items, more } = usePages(listDecisions, { query: { state } })
  const can = useCan()
  const confirm = useSend(confirmDecision, { invalidates: [listDecisions] })
  // The first that is a colleague's: one's own waits for another.
  const next =
    state === 'waiting' && can('identity.decide')
      ? items.find((each) => !each.mine && each.id !== confirm.variables?.params.id)
      : undefined
  useShortcut('C', 'people.confirm-first', () => {
    if (next) confirm.mutate({ params: { id: next.id } })
  })
  return (
    <>
      <PageTitle title={t('people.decisions')} aside={<MatchLinks />} />
      <SegmentedControl
        aria-label={t('people.decisions')}
        data={decisionStates.map((value) => ({ value, label: t(`people.decisions.${value}`) }))}
        value={state}
        onChange={(value) => void set({ state: value })}
        mb="sm"
      />
      <FormProblem error={confirm.error} />
      {next && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('people.confirm-first')} <Kbd size="xs">C</Kbd>
        </Text>
      )}
      <Loaded from={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t('people.decisions.none')} hint={t('people.decisions.none-hint')} />
          ) : (
            <>
              <ul className={classes.items}>
                {items.map((decision) => (
                  <DecisionItem key={decision.id} decision={decision} />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button variant="default" onClick={more} loading={query.isFetchingNextPage}>
                  {t('people.more')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </>
  )
}
