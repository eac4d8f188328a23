// The way back to the first page, above each page of the portal.
import { Text } from '@mantine/core'
import { Go } from '../cooperation/parts.tsx'
import { useT } from '../i18n/index.tsx'

export function Home() {
  const t = useT()
  return (
    <Text size="sm" mb="xs">
      <Go to="/">{t('portal.home')}</Go>
    </Text>
  )
}
