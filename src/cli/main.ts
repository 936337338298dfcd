import { Command, CommanderError } from 'commander';
import { nearest } from '../diagnostics/index.js';
import type { BuildOptions } from './build-options.js';
import type { CalendarCommand } from './calendar.js';
import type { CheckOptions } from './check.js';
import type { CollectOptions } from './collect.js';
import type { ExportOptions } from './export.js';
import type { FeedbackOptions } from './feedback.js';
import type { GroupsOptions } from './groups.js';
import { HELP, MAIN_HELP } from './help.js';
import type { InitOptions } from './init.js';
import { interrupted } from './output.js';
import type { RunCommand } from './run/index.js';
import type { ScoreOptions } from './score.js';
import { type GlobalOptions, openWorld, Stop, version, type World, wrongUse } from './world.js';

const DEFECT = 70;
const INTERRUPTED = 130;

/** Runs a command line; sets the exit code and never throws. */
export async function main(argv: readonly string[] = process.argv): Promise<void> {
  process.stdout.on('error', ignoreClosedPipe);
  process.once('SIGINT', () => {
    process.stderr.write(`\n${interrupted.words ?? 'stopped; nothing half-written was left behind'}\n`);
    process.exit(INTERRUPTED);
  });
  let code = 0;
  const program = programOf((result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    code = sayStop(error, program);
  }
  process.exitCode = code;
}

/** `plenary … | head` closes the pipe early; that is no mistake. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}

function programOf(done: (code: number) => void): Command {
  const program = new Command('plenary');
  program
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .option('-q, --quiet')
    .option('--no-color')
    .option('--debug')
    .option('--json')
    .helpCommand(false)
    .version(version(), '--version');
  program.helpInformation = () => MAIN_HELP;
  const world = (): World => openWorld(program.opts<GlobalOptions>());
  const command = (usage: string): Command => {
    const made = program
      .command(usage)
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    made.option('-q, --quiet').option('--no-color').option('--debug').option('--json');
    made.hook('preAction', (_, action) => {
      for (const [key, value] of Object.entries(action.opts<GlobalOptions>())) {
        if ((key === 'quiet' || key === 'debug' || key === 'json') && value)
          program.setOptionValue(key, value);
        if (key === 'color' && value === false) program.setOptionValue(key, value);
      }
    });
    made.helpInformation = () => HELP[made.name()] ?? '';
    return made;
  };
  command('init [dir]')
    .option('--yes')
    .option('--title <text>')
    .option('--date <day>')
    .option('--start <time>')
    .option('--participants <n>')
    .option('--parts <list>')
    .action(async (dir: string | undefined, options: InitOptions) => {
      const { init } = await import('./init.js');
      done(await init(world(), dir, options));
    });
  command('check <plan...>')
    .option('--format <format>', '', 'text')
    .option('--root <dir>')
    .action(async (plans: string[], options: CheckOptions) => {
      const { check } = await import('./check.js');
      const seen = world();
      done(check(seen, plans, seen.json ? { ...options, format: 'json' } : options));
    });
  command('build <plan...>')
    .option('-o, --out <dir>')
    .option('--only <ids>')
    .option('--paper <size>')
    .option('--theme <theme>')
    .option('--fillable')
    .option('--booklet')
    .option('--watch')
    .option('--roster <file>')
    .option('--seed <n>')
    .option('--folders <pattern>')
    .option('--only-person <ids>')
    .option('--jobs <n>')
    .option('--shard <i/n>')
    .option('--force')
    .option('--root <dir>')
    .action(async (plans: string[], options: BuildOptions) => {
      if (options.out === undefined) throw wrongUse('build needs a folder to write to: -o out', 'build');
      const { build } = await import('./build.js');
      done(await build(world(), plans, options));
    });
  command('groups <plan>')
    .option('--roster <file>')
    .option('--seed <n>')
    .option('--mix <column>')
    .option('--apart <column>')
    .option('--together <column>')
    .option('--absent <ids>')
    .option('--match <want=offer>')
    .option('--responses <file>')
    .option('--map <file>')
    .option('--from <tool>')
    .option('--format <format>', '', 'text')
    .option('-o, --out <file>', '', '-')
    .option('--paper <size>')
    .option('--theme <theme>')
    .option('--root <dir>')
    .action(async (plan: string, options: GroupsOptions) => {
      const { groups } = await import('./groups.js');
      done(await groups(world(), plan, options));
    });
  command('export [plan] [id]')
    .option('--to <tool>')
    .option('-o, --out <path>')
    .option('--data <files...>')
    .option('--round <name=file>', '', (value: string, all: string[] = []) => [...all, value])
    .option('--map <file>')
    .option('--from <tool>')
    .option('--roster <file>')
    .option('--skip-invalid')
    .option('--duplicates <how>')
    .option('--root <dir>')
    .action(async (plan: string | undefined, id: string | undefined, options: ExportOptions) => {
      const { exportCommand } = await import('./export.js');
      done(await exportCommand(world(), plan, id, options));
    });
  command('score <plan> [files...]')
    .option('--round <name=file>', '', (value: string, all: string[] = []) => [...all, value])
    .option('--by <column>')
    .option('--baseline <file>')
    .option('--watch')
    .option('--plain')
    .option('--roster <file>')
    .option('--format <format>', '', 'text')
    .option('-o, --out <file>', '', '-')
    .option('--paper <size>')
    .option('--theme <theme>')
    .option('--map <file>')
    .option('--form <id>')
    .option('--from <tool>')
    .option('--skip-invalid')
    .option('--duplicates <how>')
    .option('--root <dir>')
    .action(async (plan: string, files: string[], options: ScoreOptions) => {
      const { score } = await import('./score.js');
      done(await score(world(), plan, files, options));
    });
  command('feedback <plan> [files...]')
    .option('-o, --out <dir>')
    .option('--round <name=file>', '', (value: string, all: string[] = []) => [...all, value])
    .option('--roster <file>')
    .option('--map <file>')
    .option('--form <id>')
    .option('--from <tool>')
    .option('--skip-invalid')
    .option('--duplicates <how>')
    .option('--paper <size>')
    .option('--theme <theme>')
    .option('--root <dir>')
    .action(async (plan: string, files: string[], options: FeedbackOptions) => {
      const { feedback } = await import('./feedback.js');
      done(await feedback(world(), plan, files, options));
    });
  command('collect <plan> [files...]')
    .option('-o, --out <file>')
    .option('--round <name=file>', '', (value: string, all: string[] = []) => [...all, value])
    .option('--map <file>')
    .option('--form <id>')
    .option('--from <tool>')
    .option('--roster <file>')
    .option('--skip-invalid')
    .option('--duplicates <how>')
    .option('--receipt <file>')
    .option('--trace <file>')
    .option('--interactive')
    .option('--root <dir>')
    .action(async (plan: string, files: string[], options: CollectOptions) => {
      const { collect } = await import('./collect.js');
      done(await collect(world(), plan, files, options));
    });
  command('run <plan>')
    .option('--at <time>')
    .option('--day <date>')
    .option('--speed <n>')
    .option('--root <dir>')
    .action(async (plan: string, options: RunCommand) => {
      const { run } = await import('./run/index.js');
      done(await run(world(), plan, options));
    });
  command('calendar <plan>')
    .option('-o, --out <file>', '', '-')
    .option('--reminder <minutes>')
    .option('--root <dir>')
    .action(async (plan: string, options: CalendarCommand) => {
      const { calendar } = await import('./calendar.js');
      done(calendar(world(), plan, options));
    });
  command('schema')
    .option('-o, --out <file>', '', '-')
    .action(async (options: { out: string }) => {
      const { schema } = await import('./schema.js');
      done(schema(world(), options));
    });
  command('templates [action] [name] [dir]').action(
    async (action = 'list', name?: string, dir = './templates') => {
      const { copyTemplate, listTemplates } = await import('./templates.js');
      if (action === 'list') return done(listTemplates(world()));
      if (action !== 'copy') throw wrongUse(`no action ${action}; there are list and copy`, 'templates');
      if (name === undefined) throw wrongUse('templates copy needs the name of a template', 'templates');
      return done(copyTemplate(world(), name, dir));
    },
  );
  return program;
}

/** What is said when a command ends early, and its exit code. */
function sayStop(error: unknown, program: Command): number {
  const { err, debug } = openWorld(program.opts<GlobalOptions>());
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') {
      process.stderr.write(MAIN_HELP);
      return 2;
    }
    return sayStop(usageOf(error, program), program);
  }
  if (error instanceof Stop) {
    for (const line of error.lines) err.line(line);
    return error.exitCode;
  }
  if ((error as Error)?.name === 'ExitPromptError') {
    err.line('stopped; nothing was written');
    return INTERRUPTED;
  }
  err.line(`plenary: a defect in Plenary, not in your plan (exit ${DEFECT})`);
  err.line(`  ${error instanceof Error ? error.message : String(error)}`);
  const files = interrupted.words === null ? 'No file was changed' : 'Finished packs are whole';
  err.line(
    `  ${files}. plenary ${version()}, node ${process.versions.node.split('.')[0]}, ${process.platform}`,
  );
  if (debug) err.line(error instanceof Error ? (error.stack ?? '') : '');
  else err.line('  Please report it with the plan that set it off. The stack: --debug');
  return DEFECT;
}

/** Wrong use in the words of the terminal page: what there is not, what was perhaps meant. */
function usageOf(error: CommanderError, program: Command): Stop {
  const name = program.args[0] ?? process.argv.slice(2).find((a) => !a.startsWith('-')) ?? '';
  const command = program.commands.find((c) => c.name() === name);
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') {
    const options = (command ?? program).options.flatMap((o) => o.long ?? []);
    const near = nearest(quoted, [...options, '--help']);
    return wrongUse(`no option ${quoted}${near ? `; did you mean ${near}?` : ''}`, command ? name : '');
  }
  if (error.code === 'commander.unknownCommand' || error.code === 'commander.excessArguments') {
    const wrong = quoted || name;
    const near = nearest(
      wrong,
      program.commands.map((c) => c.name()),
    );
    if (!command) return wrongUse(`no command ${wrong}${near ? `; did you mean ${near}?` : ''}`, '');
    return wrongUse(`${name} takes fewer arguments`, name);
  }
  if (error.code === 'commander.missingArgument')
    return wrongUse(`${name} needs a ${quoted.replace('...', '')}`, name);
  return wrongUse(error.message.replace(/^error: /, ''), command ? name : '');
}
