// Frozen versions with the hash of their content, and who signed them.
import { Button } from '@mantine/core'
import { type DocumentsPage, signVersion } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useSend } from '../../api/client.ts'
import { FormProblem } from '../../components/FormProblem.tsx'
import { InstantText } from '../../components/text.tsx'
import { useCan } from '../../frame/me.ts'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section } from '../parts.tsx'

interface Props {
  missionId: string
  documents: DocumentsPage
}

export function Signatures({ missionId, documents }: Props) {
  const t = useT()
  const can = useCan()
  const sign = useSend(signVersion, { invalidates: ['/operations'] })
  return (
    <Section title={t('operations.documents.signatures')}>
      <FormProblem error={sign.error} />
      <ul className={classes.lines}>
        {documents.versions.map((version, at) => (
          <li key={version.number}>
            <span className={classes.grow}>
              <Link to={`/operations/missions/${missionId}/versions/${version.number}` as '/'}>
                {t('operations.version', { number: version.number })}
              </Link>{' '}
              <code dir="ltr" title={version.contentHash}>
                {version.contentHash.slice(0, 12)}…
              </code>
              <br />
              <span className={classes.quiet}>
                {version.signatures.length === 0
                  ? t('operations.documents.unsigned')
                  : version.signatures.map(({ by, at: when }) => (
                      <span key={by + when}>
                        <bdi>{by}</bdi>, <InstantText value={when} />{' '}
                      </span>
                    ))}
              </span>
            </span>
            {at === 0 && can('mission.decide') && !version.signedByMe && (
              <Button
                size="xs"
                loading={sign.isPending}
                onClick={() => sign.mutate({ params: { id: missionId, number: version.number } })}
              >
                {t('operations.documents.sign')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
