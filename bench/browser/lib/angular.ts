// The part of Angular that @ng-idle/core uses without injection. The bundler replaces Angular by this file.
import { Subject } from 'rxjs';

export class EventEmitter<T> extends Subject<T> {
  emit(value: T): void {
    this.next(value);
  }
}

export class NgZone {
  run(action: () => void): void {
    action();
  }
  runOutsideAngular(action: () => void): void {
    action();
  }
}

export const PLATFORM_ID = 'browser';
export const Injectable = (): void => {};
export const Optional = (): void => {};
export const Inject = (): void => {};
export const NgModule = (): void => {};
export const isPlatformServer = (): boolean => false;

// What its compiled classes declare to Angular's compiler.
export const ɵɵFactoryTarget: Record<string, number> = {};
export const ɵɵngDeclareFactory = (): void => {};
export const ɵɵngDeclareInjectable = (): void => {};
export const ɵɵngDeclareClassMetadata = (): void => {};
export const ɵɵngDeclareNgModule = (): void => {};
export const ɵɵngDeclareInjector = (): void => {};
