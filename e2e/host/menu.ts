// The menu of the program, chosen from by id or by its keys; nothing is drawn.
import { app } from './app.ts';
import { OnlyThese } from './members.ts';
import { phase, type OpenWindow } from './phase.ts';

type Template = Electron.MenuItemConstructorOptions | Electron.MenuItem;
export type Pressed = {
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
};

class MenuItem
  extends OnlyThese
  implements
    Pick<Electron.MenuItem, 'click' | 'enabled' | 'id' | 'label' | 'visible'>
{
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly #clicked: Electron.MenuItemConstructorOptions['click'];

  constructor(template: Electron.MenuItemConstructorOptions) {
    super();
    const { submenu, role, type } = template;
    this.id = template.id ?? '';
    this.label = template.label ?? '';
    this.role = role;
    this.type = type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = template.accelerator;
    this.registerAccelerator = template.registerAccelerator ?? true;
    this.submenu = Array.isArray(submenu)
      ? Menu.buildFromTemplate(submenu)
      : undefined;
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    this.#clicked = template.click;
  }

  /** In the window with the focus, as a person's click is. */
  click(window = [...phase.windows].at(-1)): void {
    if (!this.enabled) return;
    if (this.#clicked)
      this.#clicked(
        this as unknown as Electron.MenuItem,
        window as unknown as Electron.BaseWindow | undefined,
        {},
      );
    else if (this.role === 'quit') app.quit();
    else if (this.role === 'close') window?.requestClose();
    else
      throw new Error(
        `The Chromium host can't do the menu's '${this.role ?? this.label}'.`,
      );
  }
}

let applicationMenu: Menu | null = null;

export class Menu
  extends OnlyThese
  implements Pick<Electron.Menu, 'getMenuItemById'>
{
  readonly items: readonly MenuItem[];

  constructor(items: readonly MenuItem[]) {
    super();
    this.items = items;
  }

  static buildFromTemplate(template: readonly Template[]): Menu {
    return new Menu(
      template.map(
        (each) => new MenuItem(each as Electron.MenuItemConstructorOptions),
      ),
    );
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  getMenuItemById(id: string): Electron.MenuItem | null {
    const found = this.all().find((item) => item.id === id);
    return (found ?? null) as unknown as Electron.MenuItem | null;
  }

  /** Its items and those of its submenus. */
  all(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.all() ?? [])]);
  }
}

/** Chooses what the keys stand for in the window where they were pressed. */
export function pressAccelerator(pressed: Pressed, window: OpenWindow): void {
  applicationMenu
    ?.all()
    .find(
      ({ accelerator, enabled, registerAccelerator }) =>
        enabled &&
        registerAccelerator &&
        accelerator !== undefined &&
        matches(accelerator, pressed),
    )
    ?.click(window);
}

function matches(accelerator: string, pressed: Pressed): boolean {
  const parts = accelerator.split('+');
  const key = parts.at(-1)?.toLowerCase() ?? '';
  const held = new Set(
    parts.slice(0, -1).map((part) => {
      const name = part.toLowerCase();
      if (/^(cmdorctrl|commandorcontrol)$/.test(name))
        return process.platform === 'darwin' ? 'meta' : 'control';
      if (/^(cmd|command|super|meta)$/.test(name)) return 'meta';
      return name === 'ctrl' ? 'control' : name;
    }),
  );
  return (
    (['control', 'alt', 'shift', 'meta'] as const).every(
      (modifier) => pressed[modifier] === held.has(modifier),
    ) &&
    (pressed.key.toLowerCase() === key ||
      pressed.code === `Key${key.toUpperCase()}`)
  );
}
