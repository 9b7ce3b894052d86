import { LanguageButton, ThemeButton } from '../parts/appearance';
import { Icon } from '../parts/icons';
import { registerOf } from '../route';
import { me, person } from '../state/session';
import { t } from '../words';
import { switchLanguage } from './language';

export function Toolbar() {
  return (
    <div class="toolbar">
      {me.value?.mayUseRegister && (
        <a class="icon-button" href={registerOf(person)} aria-label={t.value.register} title={t.value.register}>
          <Icon name="register" />
        </a>
      )}
      <LanguageButton onChoose={(language) => void switchLanguage(language)} />
      <ThemeButton />
    </div>
  );
}
