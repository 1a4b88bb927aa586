import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { itWith, kitData, kitPath, kitText, run } from './kit';

interface Probe {
  httpGet: { path: string; port: string };
}

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

interface Labels {
  matchLabels: Record<string, string>;
}

interface Deployment extends Manifest {
  spec: {
    replicas?: number;
    selector: Labels;
    template: {
      metadata: { labels: Record<string, string> };
      spec: {
        automountServiceAccountToken: boolean;
        terminationGracePeriodSeconds: number;
        securityContext: Record<string, unknown>;
        containers: {
          image: string;
          ports: { name: string; containerPort: number }[];
          env: { name: string; value: string }[];
          startupProbe: Probe;
          livenessProbe: Probe;
          readinessProbe: Probe;
          securityContext: Record<string, unknown>;
          volumeMounts: { name: string; mountPath: string }[];
        }[];
        volumes: { name: string; secret?: { secretName: string } }[];
      };
    };
  };
}

const { resources, images } = kitData<{ resources: string[]; images: { name: string }[] }>(
  'kubernetes/kustomization.yaml',
);
const deployment = kitData<Deployment>('kubernetes/deployment.yaml');
const pod = deployment.spec.template;
const [container] = pod.spec.containers;
const environment = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]));
/** The names in the README's table, which a test compares with those that the server reads. */
const SETTINGS = [
  ...readFileSync(join(__dirname, '../../README.md'), 'utf8').matchAll(/^\| (`[^|]+) \|/gm),
].flatMap(([, names = '']) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));

describe('the manifests for Kubernetes', () => {
  it('select the pods of the deployment, by the port and the name that it has', () => {
    const service = kitData<{ spec: { selector: object; ports: { targetPort: string }[] } }>(
      'kubernetes/service.yaml',
    );
    const budget = kitData<{ spec: { selector: Labels } }>('kubernetes/disruption-budget.yaml');
    const monitor = kitData<{ spec: { selector: Labels; podMetricsEndpoints: { port: string }[] } }>(
      'prometheus/podmonitor.yaml',
    );
    const { labels } = pod.metadata;
    for (const selected of [
      service.spec.selector,
      budget.spec.selector.matchLabels,
      monitor.spec.selector.matchLabels,
      deployment.spec.selector.matchLabels,
    ])
      expect(selected).toEqual(labels);
    const port = container?.ports[0]?.name;
    expect(service.spec.ports[0]?.targetPort).toBe(port);
    expect(monitor.spec.podMetricsEndpoints[0]?.port).toBe(port);
    expect(images[0]?.name).toBe(container?.image);
  });

  it('meet the Pod Security Standard "restricted"', () => {
    expect(pod.spec.automountServiceAccountToken).toBe(false);
    expect(pod.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const mounted = container?.volumeMounts.map(({ mountPath }) => mountPath);
    expect(mounted).toEqual(expect.arrayContaining(['/tmp', '/data']));
  });

  it('probe what restarts a pod apart from what takes it out of service', () => {
    expect(container?.livenessProbe.httpGet).toEqual({ path: '/health/live', port: 'http' });
    expect(container?.startupProbe.httpGet).toEqual({ path: '/health/live', port: 'http' });
    expect(container?.readinessProbe.httpGet).toEqual({ path: '/health/ready', port: 'http' });
  });

  it('leave a stop the time that it takes', () => {
    const openRequestsSeconds = 8;
    const drainSeconds = Number(environment['DRAIN_SECONDS']);
    expect(drainSeconds).toBeGreaterThan(0);
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(drainSeconds + openRequestsSeconds);
  });

  it('set variables that the server reads', () => {
    for (const name of Object.keys(environment)) expect(SETTINGS).toContain(name);
  });

  it('read every secret from a file of the secret that the instructions create', () => {
    const files = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
    expect(files.map(([name]) => name)).toEqual([
      'DATABASE_URL_FILE',
      'REDIS_URL_FILE',
      'SESSION_SECRET_FILE',
      'METRICS_TOKEN_FILE',
    ]);
    for (const [, path] of files)
      expect(kitText('kubernetes/README.md')).toContain(`--from-literal=${path.replace('/secrets/', '')}=`);
    expect(pod.spec.volumes.find(({ secret }) => secret)?.secret?.secretName).toBe('live-tz');
  });

  it('scale by a metric that the adapter provides', () => {
    const autoscaler = kitData<{
      spec: {
        minReplicas: number;
        scaleTargetRef: { name: string };
        metrics: { pods: { metric: { name: string } } }[];
      };
    }>('kubernetes/autoscaler.yaml');
    const adapter = kitData<{ rules: { custom: { name: { as: string } }[] } }>(
      'kubernetes/prometheus-adapter-values.yaml',
    );
    expect(autoscaler.spec.scaleTargetRef.name).toBe(deployment.metadata.name);
    expect(autoscaler.spec.metrics[0]?.pods.metric.name).toBe(adapter.rules.custom[0]?.name.as);
    // A number in the deployment would undo that of the autoscaler at each `kubectl apply`.
    expect(deployment.spec.replicas).toBeUndefined();
    expect(autoscaler.spec.minReplicas).toBeGreaterThan(1);
  });

  itWith('kubectl')('are built by kustomize, all in one namespace', () => {
    const { status, output } = run('kubectl', ['kustomize', kitPath('kubernetes')]);
    expect([status, output]).toEqual([0, expect.any(String)]);
    const built = parseAllDocuments(output).map((document) => document.toJS() as Manifest);
    expect(built.length).toBe(resources.length);
    for (const { kind, metadata } of built)
      expect([kind, metadata.namespace ?? metadata.name]).toEqual([kind, 'live-tz']);
    expect(output).toContain('image: registry.example.org/live-tz:');
  });
});
