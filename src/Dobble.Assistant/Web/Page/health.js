// How live play fares, while somebody has it open.

import { word } from './words.js';

const panel = document.getElementById('health');
const list = document.getElementById('measures');

function row(name, value) {
  const [term, data] = [document.createElement('dt'), document.createElement('dd')];
  [term.textContent, data.textContent] = [word(name), value];
  return [term, data];
}

const unit = (value, of) => value == null ? '–' : `${value} ${of}`;

function time(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours} h ${minutes} min`;
}

async function show() {
  if (!panel.open || document.hidden) return;
  const answer = await fetch('health').catch(() => null);
  if (answer?.headers.get('Content-Type') !== 'application/json') return;
  const health = await answer.json();
  const { frames, versions } = health;
  list.replaceChildren(
    ...row('health_status', word(`status_${health.status}`)),
    ...row('health_source', health.source),
    ...row('health_rate', unit(health.frames_per_second, '/ s')),
    ...row('health_delay', unit(health.delay_ms, 'ms')),
    ...row('health_stages', Object.entries(health.stages_ms).map(([stage, ms]) => `${stage} ${ms} ms`).join(' · ') || '–'),
    ...row('health_frames', `${frames.taken} / ${frames.read} / ${frames.dropped}`),
    ...row('health_provider', health.provider),
    ...row('health_temperature', unit(health.temperature_c, '°C')),
    ...row('health_memory', unit(health.memory_mb, 'MB')),
    ...row('health_uptime', time(health.uptime_s)),
    ...row('health_versions', `dobble ${versions.dobble} (${versions.commit.slice(0, 12)}) · ${versions.model} · ${versions.dotnet}`));
}

panel.addEventListener('toggle', show);
setInterval(show, 2000);
