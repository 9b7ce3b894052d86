import { nextTheme, theme } from '../state/theme';
import { language, t } from '../words';
import type { Language } from '../../../../rules/organisation.js';
import { Icon } from './icons';

export function ThemeButton() {
  const label = { auto: t.value.themeAuto, light: t.value.themeLight, dark: t.value.themeDark }[theme.value];
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={nextTheme}>
      <Icon name={theme.value} />
    </button>
  );
}

export function LanguageButton({ onChoose }: { onChoose: (language: Language) => void }) {
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      class="icon-button language"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={t.value.switchLanguage}
      title={t.value.switchLanguage}
      onClick={() => onChoose(other)}
    >
      {t.value.otherLanguage}
    </button>
  );
}
