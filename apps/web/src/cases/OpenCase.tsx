import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { openCase } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useSend } from '../api/client.ts'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'

/** For the page of a person: opens a case before arrival. Says the same whether or not one was open elsewhere. */
export function OpenCase({ anchorId }: { anchorId: string }) {
  const t = useT()
  const can = useCan()
  const open = useSend(openCase, {
    invalidates: ['/cases'],
    onDone: () =>
      notifications.show({
        message: <Link to="/cases">{t('cases.asked')}</Link>,
        closeButtonProps: { 'aria-label': t('shell.close') },
      }),
  })
  if (!can('care.write')) return null
  return (
    <Button variant="default" loading={open.isPending} onClick={() => open.mutate({ body: { anchorId } })}>
      {t('cases.open')}
    </Button>
  )
}

/** For the page of a person: to the legal compartment of whoever holds it. */
export function OpenLegal({ anchorId }: { anchorId: string }) {
  const t = useT()
  const can = useCan()
  if (!can('legal.read')) return null
  return (
    <Button variant="default" component={Link} to={`/cases/legal/${anchorId}`}>
      {t('cases.legal.open')}
    </Button>
  )
}
