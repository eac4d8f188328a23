import { Menu, Text, UnstyledButton } from '@mantine/core'
import { getMe, setLanguage } from '@oralu/domain'
import { IconCheck, IconChevronDown, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useSend } from '../api/hooks.ts'
import { languages, nameOf, speak, useLanguage, useT } from '../i18n/index.tsx'
import { signOut } from '../sign-in/accounts.ts'
import classes from './AccountMenu.module.css'
import { useMe } from './me.ts'

export function AccountMenu() {
  const t = useT()
  const { account, agency, role } = useMe()
  const now = useLanguage()
  const keep = useSend(setLanguage, { invalidates: [getMe] })
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t('shell.account', { name: account.name })}>
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
          <Text size="sm" className={classes.name}>
            <bdi>{account.name}</bdi>
          </Text>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{account.name}</bdi>
          <br />
          {t(`role.${role}`)}
          <br />
          <bdi>{agency.name}</bdi>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            aria-current={language === now}
            rightSection={language === now ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => {
              void speak(language)
              keep.mutate({ body: { language } })
            }}
          >
            {nameOf[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          component={Link}
          to={'/account' as '/'}
          leftSection={<IconUserCircle size={16} aria-hidden />}
        >
          {t('shell.my-account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('shell.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
