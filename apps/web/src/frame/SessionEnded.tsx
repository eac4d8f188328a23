// The session has ended while a page was open. The page is hidden, not lost: after signing in again as the same
// account, what was typed is still there; as another account, everything is loaded anew.
import { Center, Modal, Stack, Text, Title } from '@mantine/core'
import { getMe } from '@oralu/domain'
import { call } from '../api/call.ts'
import { queryClient, sessionEnded } from '../api/query-client.ts'
import { useT } from '../i18n/index.tsx'
import { SignInForm } from '../sign-in/SignInForm.tsx'
import { useMe } from './me.ts'

export default function SessionEnded() {
  const t = useT()
  const { account } = useMe()
  const signedIn = async () => {
    const now = await call(getMe)
    if (now.account.id !== account.id) return window.location.assign('/')
    sessionEnded.set(false)
    await queryClient.invalidateQueries()
  }
  return (
    <Modal opened fullScreen withCloseButton={false} closeOnEscape={false} onClose={() => {}} zIndex={500}>
      <Center mih="80dvh">
        <Stack w="22rem">
          <Title order={2}>{t('shell.session-ended.title')}</Title>
          <Text>{t('shell.session-ended.hint')}</Text>
          <SignInForm email={account.email} onSignedIn={signedIn} />
        </Stack>
      </Center>
    </Modal>
  )
}
