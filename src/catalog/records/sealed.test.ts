import { expect, test } from 'vitest';
import { acceptOptions, spacedName } from './sealed.ts';

test('an id with colons of its own stands apart from what of it changed', () => {
  expect(spacedName('perch-7b:free:priceStatus', 'perch-7b:free')).toBe('perch-7b:free: priceStatus');
  expect(spacedName('guides:quickstart', undefined)).toBe('guides: quickstart');
  // A model that is gone is named by its id alone.
  expect(spacedName('perch-7b:free', 'perch-7b:free')).toBe('perch-7b:free');
});

test('what locks a change can be pasted into a shell', () => {
  expect(acceptOptions(['acme/chat:name', 'guides:call’s'])).toBe(
    "--accept acme/chat:name --accept 'guides:call’s'",
  );
  expect(acceptOptions(["it's:name"])).toBe(String.raw`--accept 'it'\''s:name'`);
});
