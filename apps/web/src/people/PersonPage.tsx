import { Anchor, Button, Group, Text } from '@mantine/core'
import { getPerson, type PersonPage as Page } from '@oralu/domain'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/hooks.ts'
import { Facts } from '../components/Facts.tsx'
import { FormModal } from '../components/FormModal.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { RightsSection } from '../rights/RightsSection.tsx'
import { AgeSection } from './AgeSection.tsx'
import { ContradictionsSection } from './Contradictions.tsx'
import { DecisionsSection } from './DecisionItem.tsx'
import { Elsewhere } from './Elsewhere.tsx'
import { FamilySection } from './FamilySection.tsx'
import { useFactsOf } from './facts.tsx'
import { HistorySection } from './HistorySection.tsx'
import { textOfName } from './names.tsx'
import { NationalitySection } from './nationality/NationalitySection.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import classes from './people.module.css'
import { RecordsSection } from './RecordsSection.tsx'
import { Section } from './Section.tsx'
import { StatusSection } from './StatusSection.tsx'
import { Tags } from './Tags.tsx'

/** A person, made of records. */
export function PersonPage() {
  const { personId } = useParams({ strict: false }) as { personId: string }
  const person = useAnswer(getPerson, { params: { id: personId } }, { keep: false })
  return <Loaded from={person}>{(page) => <Whole page={page} />}</Loaded>
}

function Whole({ page }: { page: Page }) {
  const t = useT()
  const can = useCan()
  const factsOf = useFactsOf()
  const [comparing, setComparing] = useState(false)
  return (
    <>
      <PageTitle
        title={textOfName(page) ?? t('components.no-name')}
        aside={
          <Group gap="xs">
            {page.openMatches > 0 && can('identity.decide') && (
              <Anchor
                size="sm"
                renderRoot={(props) => <Link to="/matches" search={{ person: page.personId }} {...props} />}
              >
                {t('people.open-matches', { count: page.openMatches })}
              </Anchor>
            )}
            {page.openQuestions > 0 && (
              <Anchor component={Link} to="/matches/questions" size="sm">
                {t('people.open-questions', { count: page.openQuestions })}
              </Anchor>
            )}
            {can('identity.decide') && (
              <Button variant="default" onClick={() => setComparing(true)}>
                {t('people.compare-with')}
              </Button>
            )}
          </Group>
        }
      >
        <Tags person={page} />
      </PageTitle>
      {page.name && <Elsewhere name={page.name} />}
      <div className={classes.columns}>
        <div>
          <Section title={t('people.facts')}>
            <Facts facts={factsOf(page.records)} />
          </Section>
          <NationalitySection page={page} />
          <ContradictionsSection id={page.personId} />
          <FamilySection page={page} />
          <RecordsSection page={page} />
        </div>
        <div>
          <StatusSection page={page} />
          {(page.child || page.ages.length > 0) && <AgeSection page={page} />}
          <DecisionsSection decisions={page.decisions} />
          <RightsSection anchorId={page.anchorId} name={textOfName(page) ?? ''} />
          <HistorySection id={page.personId} />
        </div>
      </div>
      {comparing && <CompareModal page={page} onClose={() => setComparing(false)} />}
    </>
  )
}

function CompareModal({ page, onClose }: { page: Page; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const [other, setOther] = useState<string | null>(null)
  return (
    <FormModal
      title={t('people.compare-with')}
      act={t('people.compare')}
      hint={<Text size="sm">{<T id="people.compare-hint" />}</Text>}
      ready={other !== null}
      busy={false}
      error={null}
      onClose={onClose}
      onSubmit={() =>
        void navigate({ to: '/matches/compare', search: { left: page.anchorId, right: other! } })
      }
    >
      <PersonPicker
        label={t('people.person')}
        value={other}
        onChange={setOther}
        except={page.personId}
        required
      />
    </FormModal>
  )
}
