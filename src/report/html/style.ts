/** Two hues, blue for and orange against; place, lightness and hatching tell them apart as well. */
const LIGHT = `
--page:#faf9f6;--card:#fff;--ink:#1c2430;--soft:#525d6b;--line:#d5d2c9;--grid:#e2dfd6;--zero:#6d7682;--link:#0f4f8a;--focus:#b3005e;
--for:#12548c;--for-hatch:#6fa3cf;--for-tint:#b5d2ea;--against:#a4470a;--against-hatch:#dd9a5f;--against-tint:#f6d0a8;--on-full:#fff;--on-tint:#16202b;
--heat-1:#fff;--heat-2:#eaf2f9;--heat-3:#cfe1f1;--heat-4:#a3c7e6;--heat-5:#7fb0da;--on-heat:#101d2a;--measure:#12548c;--stripe:#cfcabd;--note:#fff5e3;--note-edge:#a4470a;`;

const DARK = `
--page:#12161c;--card:#1a2029;--ink:#edf0f4;--soft:#b0bac6;--line:#3a4553;--grid:#2f3946;--zero:#8b96a5;--link:#8cc4f5;--focus:#ff8cc6;
--for:#86c1f6;--for-hatch:#4f8cc0;--for-tint:#27527a;--against:#f3a765;--against-hatch:#b96f33;--against-tint:#6c421c;--on-full:#08131e;--on-tint:#fff;
--heat-1:#1a2029;--heat-2:#1f2d3c;--heat-3:#234059;--heat-4:#2a5478;--heat-5:#336a97;--on-heat:#fff;--measure:#86c1f6;--stripe:#465261;--note:#2a2216;--note-edge:#f3a765;`;

const PRINT = LIGHT.replace('--page:#faf9f6', '--page:#fff')
  .replace('--ink:#1c2430', '--ink:#000')
  .replace('--soft:#525d6b', '--soft:#333');

const TEXT = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 "Segoe UI",system-ui,-apple-system,Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
.wrap{max-width:54rem;margin:0 auto;padding:0 1.5rem}
h1,h2,.form{font-family:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Liberation Serif",serif;line-height:1.2}
h1{font-size:2.1rem;text-wrap:pretty;margin:.1em 0 .3em}
h2{font-size:1.7rem;margin:0 0 .5em}
h3{font-size:1.15rem;line-height:1.35;margin:2.2rem 0 .3rem}
h4{font-size:1rem;margin:1.4rem 0 .1rem}
h2.small,h3.small{font:600 1rem/1.4 inherit;font-family:inherit;margin:0 0 .2rem}
p{margin:.4em 0 .9em;max-width:68ch}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.over{color:var(--soft);margin:2rem 0 0}.form{font-size:1.3rem;font-weight:600;margin:0 0 .3em}
.lead{font-size:1.15rem;max-width:62ch}
.how,.asked{color:var(--soft);font-size:.94rem}.asked b{color:var(--ink)}
nav{border-block:1px solid var(--line);margin:1.5rem 0 0}
nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.3rem;margin:0;padding:.6rem 0;font-size:.94rem}
nav a{display:inline-block;padding:.25rem 0}
main>section{padding:2.4rem 0 .5rem}main>section+section{border-top:1px solid var(--line)}main>.first{padding-top:0}
main:focus{outline:0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));margin:1.2rem 0;border-block:2px solid var(--ink)}
.facts div{padding:.6rem 1rem .6rem 0}.facts dt{font-size:.88rem;color:var(--soft);line-height:1.3}
.facts dd{margin:0;font-size:1.7rem;font-weight:650;line-height:1.25}.facts small{display:block;font-size:.86rem;font-weight:400;color:var(--soft)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:1rem 2.5rem}.two .how{margin:0}
.rank{list-style:none;margin:.3rem 0 0;padding:0}.rank li{display:grid;grid-template-columns:3.9rem 1fr;padding:.5rem 0;border-top:1px solid var(--line);line-height:1.4}
.rank b{white-space:nowrap;font-size:1.12rem;line-height:1.25}
.share{display:block;height:.45rem;margin-top:.35rem;border:1px solid var(--zero)}.share i{display:block;height:100%;background:var(--for)}
.talk{background:var(--note);border-left:4px solid var(--note-edge);padding:.9rem 1.2rem .6rem;margin:1.4rem 0}
.talk ol{margin:.3rem 0;padding-left:1.3rem}.talk li{margin:.45rem 0;max-width:72ch}
.care{border:1px solid var(--ink);padding:.7rem 1rem;max-width:none}
.forms{margin:1rem 0}.forms div{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:.2rem 1.5rem;padding:.6rem 0;border-top:1px solid var(--line)}.forms dt{font-weight:600}.forms dd{margin:0}
.quotes{columns:2;column-gap:2.5rem;margin:.6rem 0}blockquote{break-inside:avoid;margin:0 0 .8rem;padding-left:.9rem;border-left:3px solid var(--line);white-space:pre-line}
.of{color:var(--soft);font-size:.9rem}.of::before{content:"· "}
.times{color:var(--soft);font-size:.9rem;white-space:nowrap}
.cautions{padding-left:1.2rem}.cautions li{margin:.5rem 0;max-width:72ch}
.method div{display:grid;grid-template-columns:11rem 1fr;gap:.3rem 1.3rem;margin:.6rem 0}.method dt{font-weight:600}.method dd{margin:0;max-width:68ch}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-bottom:2rem;color:var(--soft);font-size:.88rem}`;

const TABLES = `
figure{margin:1rem 0 1.6rem;background:var(--card);border:1px solid var(--line);padding:1rem 1.2rem .8rem}
figcaption{font-weight:600;margin-bottom:.8rem;line-height:1.4}figcaption small{display:block;font-weight:400;color:var(--soft);font-size:.9rem;max-width:68ch}
details{margin-top:.8rem}figure details{border-top:1px solid var(--grid);padding-top:.4rem}
summary{cursor:pointer;color:var(--link);font-size:.92rem;width:max-content;max-width:100%;padding:.2rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}caption{text-align:left;color:var(--soft);padding:.3rem 0}
th,td{padding:.4rem .6rem;text-align:right;border-bottom:1px solid var(--grid);vertical-align:top}
th:first-child{text-align:left;font-weight:500;min-width:9rem}thead th{color:var(--soft);font-weight:600;vertical-align:bottom}`;

const CHARTS = `
svg.chart{display:block;width:100%;height:auto}svg.narrow{display:none}
figure.histogram svg.wide{max-width:30rem}
svg text{fill:var(--ink)}svg text.soft,svg text.axis,svg text.legend,svg text.head,svg text.note{fill:var(--soft)}
svg text.halo,svg text.figure{paint-order:stroke;stroke:var(--card);stroke-width:2.5px;stroke-linejoin:round}
svg text.on{fill:var(--on-tint)}svg text.on.full{fill:var(--on-full)}svg text.on.hatch,svg text.on.open{fill:var(--ink)}
.grid{stroke:var(--grid)}.rule,.step{stroke:var(--zero)}.zero{stroke:var(--ink)}.band,.move{stroke:var(--soft)}.move.head{fill:var(--soft)}.link{stroke:var(--for)}.link.before{stroke:var(--soft)}
path.open{fill:var(--card);stroke:var(--zero)}path.cell{stroke:var(--line)}path.paper{fill:var(--card);stroke:none}
path.for.full,path.after.full{fill:var(--for);stroke:var(--for)}path.for.hatch{fill:var(--for-hatch);stroke:var(--for)}path.for.tint{fill:var(--for-tint);stroke:var(--for)}path.for.lines{stroke:var(--for)}
path.against.full{fill:var(--against);stroke:var(--against)}path.against.hatch{fill:var(--against-hatch);stroke:var(--against)}path.against.tint{fill:var(--against-tint);stroke:var(--against)}path.against.lines{stroke:var(--against)}
path.for.open{stroke:var(--for)}path.against.open{stroke:var(--against)}path.before.open{stroke:var(--ink)}
path.hidden.hatch{fill:var(--card);stroke:var(--line)}path.hidden.lines{stroke:var(--stripe)}
${[1, 2, 3, 4, 5].map((i) => `path.heat-${i}{fill:var(--heat-${i});stroke:var(--zero)}svg text.on-heat-${i}{fill:var(--on-heat)}.measure-${i}{stroke:var(--measure)}`).join('')}
path.heat-1{stroke:var(--line)}svg text.on-heat-1,svg text.on-heat-2{fill:var(--ink)}`;

const NARROW = `
@media (max-width:40rem){.wrap{padding:0 1rem}h1{font-size:1.8rem}.two,.quotes{grid-template-columns:1fr;columns:1}.facts{grid-template-columns:1fr 1fr}.forms div,.method div{grid-template-columns:1fr;gap:0}
svg.wide{display:none}svg.narrow{display:block}figure{padding:.8rem .8rem .6rem}}`;

const PAPER = `
@media print{@page{margin:16mm 15mm 18mm}:root{${PRINT}}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
html{font-size:9.8pt}body{line-height:1.36}.lead{font-size:11pt;margin:.3em 0}.form{margin:0}.facts{margin:.6rem 0}.facts div{padding:.3rem 1rem .3rem 0}.talk{margin:.7rem 0;padding:.5rem 1rem .3rem}.talk li{margin:.25rem 0}.rank li{padding:.25rem 0}.first figure{margin:.6rem 0 .4rem}.care{margin:.5rem 0;padding:.4rem .8rem}.wrap{max-width:none;padding:0}.skip,nav,figure details,.extra,.more summary,.care a{display:none}
.more::details-content{content-visibility:visible;height:auto}.over{margin-top:0}h1{font-size:19pt;margin:0 0 .2em}h2{font-size:16pt}h3{margin-top:1.1rem}h2.small,h3.small{margin:0}.facts dd{font-size:1.25rem}
svg.wide{display:block}svg.narrow{display:none}
main>section{padding:1rem 0 0}main>section+section{border:0}.first{break-after:page}.form-part+.form-part{break-before:page}
figure{border:0;padding:0;margin:.5rem 0 1.1rem}figure,svg,.how,.talk,.care,.rank li,blockquote,.cautions li,.method div,.forms div{break-inside:avoid}h2,h3,h4,figcaption,.how{break-after:avoid}
.scroll{overflow:visible}a{color:inherit;text-decoration:none}}`;

export const STYLE = `:root{${LIGHT}}@media (prefers-color-scheme:dark){:root{${DARK}}}${TEXT}${TABLES}${CHARTS}${NARROW}${PAPER}`;
