namespace SecureBoot.Cli.Html;

/// <summary>The style sheet of the pages.</summary>
internal static class HtmlStyle
{
    internal const string Text = """
        :root { color-scheme: light dark; --back: #fff; --panel: #f6f8fa; --text: #1f2328; --dim: #59636e;
          --edge: #d1d9e0; --good: #1a7f37; --trial: #8a5d00; --bad: #c62330; --info: #0860ca; }
        @media (prefers-color-scheme: dark) {
          :root { --back: #0d1117; --panel: #161b22; --text: #e6edf3; --dim: #9198a1; --edge: #3d444d;
            --good: #3fb950; --trial: #d29922; --bad: #ff6a60; --info: #58a6ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 1.4rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: fit-content(50%) minmax(0, 1fr); gap: 0 1rem; margin: 0 0 1rem; }
        dt { color: var(--dim); overflow-wrap: anywhere; }
        dd { margin: 0; overflow-wrap: anywhere; }
        .strip { display: flex; height: 2rem; margin: .5rem 0 1rem; border: 1px solid var(--edge); border-radius: 4px;
          overflow: hidden; }
        .strip > * { flex: 1 1 0; min-width: 1px; border-right: 1px solid var(--back); background: var(--dim); }
        .good { --mark: var(--good); } .trial { --mark: var(--trial); }
        .bad { --mark: var(--bad); } .info { --mark: var(--info); } .plain { --mark: var(--dim); }
        .strip > .good, .strip > .trial, .strip > .bad, .strip > .info, .strip > .plain { background: var(--mark); }
        ol.timeline { list-style: none; margin: 0; padding: 0; }
        .power-on { border: 1px solid var(--edge); border-left: 4px solid var(--mark); border-radius: 4px;
          background: var(--panel); margin: 0 0 .75rem; padding: .5rem .75rem; }
        .power-on h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
        .power-on p { margin: .1rem 0; color: var(--dim); overflow-wrap: anywhere; }
        .power-on .decision, .verdict { color: var(--mark); font-weight: 600; }
        summary { cursor: pointer; color: var(--info); }
        .lines { margin: .25rem 0 0; font: 12px/1.45 ui-monospace, monospace; }
        .lines div { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); gap: .5rem;
          border-left: 3px solid var(--mark); padding-left: .5rem; }
        .lines i { font-style: normal; color: var(--dim); text-align: right; }
        .lines span { overflow-wrap: anywhere; white-space: pre-wrap; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; }
        th, td { text-align: left; vertical-align: top; padding: .2rem .5rem .2rem 0;
          border-bottom: 1px solid var(--edge); overflow-wrap: anywhere; }
        th { color: var(--dim); font-weight: 500; }
        td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.name { border-left: 4px solid var(--mark); padding-left: .5rem; }
        td small { display: block; color: var(--dim); font-size: 12px; }
        """;
}
