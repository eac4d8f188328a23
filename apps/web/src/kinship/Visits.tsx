// Visits to a child after it moved. What the child said in them goes to protection.
import { Button } from '@mantine/core'
import type { KinPlacement } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import type { PartProps } from './FamilyTab.tsx'

interface Props extends PartProps {
  visits: KinPlacement['visits']
  open: boolean
  given: Record<string, string>
}

export function Visits({ visits, open, given, may, onForm }: Props) {
  const t = useT()
  return (
    <>
      {visits.length > 0 && (
        <ul>
          {visits.map((each) => (
            <li key={each.id}>
              <DayText value={each.visitedOn} /> ·{' '}
              {t(each.seenAlone ? 'kinship.seen-alone' : 'kinship.not-seen-alone')} · <bdi>{each.words}</bdi>
              <span className={classes.quiet}>
                {' '}
                · <bdi>{each.recordedBy.name}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open && may.care && (
        <Button
          display="block"
          size="compact-xs"
          variant="default"
          onClick={() => onForm({ kind: 'monitoring_visit', given })}
        >
          {t('kinship.add.monitoring_visit')}
        </Button>
      )}
    </>
  )
}
