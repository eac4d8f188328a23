import { Anchor, Stack } from '@mantine/core'
import { getPerson } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/hooks.ts'
import { Facts } from '../components/Facts.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { SidePanel } from '../components/SidePanel.tsx'
import { useT } from '../i18n/index.tsx'
import { FamilyTable } from './FamilySection.tsx'
import { useFactsOf } from './facts.tsx'
import classes from './people.module.css'
import { Tags } from './Tags.tsx'

interface Props {
  id: string
  title: string
  onClose: () => void
  focusOn: number
}

/** A person beside the register: what the sources say, and the family. */
export function PersonPanel({ id, title, onClose, focusOn }: Props) {
  const t = useT()
  const person = useAnswer(getPerson, { params: { id } }, { keep: false })
  const factsOf = useFactsOf()
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      focusOn={focusOn}
      aside={
        <Anchor component={Link} to={`/people/${id}`} size="sm">
          {t('people.open-page')}
        </Anchor>
      }
    >
      <Loaded from={person}>
        {(page) => (
          <Stack gap="md">
            <Tags person={page} />
            <Facts facts={factsOf(page.records)} />
            {page.families.map((family) => (
              <section key={family.id} aria-label={t('people.family')}>
                <h3 className={classes.quiet}>{t('people.family')}</h3>
                <FamilyTable family={family} own={page.personId} />
              </section>
            ))}
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  )
}
